/** Rows of a test grouped by class. */

/** `rows` in the order of classes; class c has rows from `start[c]` to before `start[c + 1]`. */
export type ClassRows = { rows: Uint32Array; start: Uint32Array };

/**
 * Counting sort of the rows that `keep` marks.
 *
 * @param classes number of the class of every row, negative unknown: such rows are left out
 */
export function groupByClass(classes: Int32Array, keep: Uint8Array): ClassRows {
  let highest = -1;
  for (const own of classes) if (own > highest) highest = own;
  const start = new Uint32Array(highest + 2);
  const used = (row: number) => keep[row] === 1 && classes[row] >= 0;
  for (let row = 0; row < classes.length; row++) if (used(row)) start[classes[row] + 1]++;
  for (let c = 0; c <= highest; c++) start[c + 1] += start[c];
  const next = start.slice();
  const rows = new Uint32Array(start[highest + 1]);
  for (let row = 0; row < classes.length; row++) if (used(row)) rows[next[classes[row]]++] = row;
  return { rows, start };
}
