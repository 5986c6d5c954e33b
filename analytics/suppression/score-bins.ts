/**
 * What may be seen of a school's totals and marks. Totals of a test are gathered into bins that part its pupils once, each of five
 * or more, so nothing smaller can be told from them. The table of marks over all tests passes the gate of tables, and what it
 * shows is rounded to five: its totals then do not tell where within a bin a mark begins.
 */
import { isFew, LEAST_PEOPLE } from './few-people.ts';
import { suppressTable, totalledTable } from './table.ts';

/** Pupils with totals from `from` to `to`, both included: none, or five and more. `expected` is null where nothing is known. */
export type ScoreBin = { from: number; to: number; count: number; expected: number | null };

/** Rows are test marks 2–5, columns journal marks 2–5, none, and all; the last row is all marks. Hidden counts are null. */
export type MarkTable = (number | null)[][];

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

type Range = { from: number; to: number; count: number };

/** Neighbouring totals of one mark, joined until each range holds five pupils; a remainder joins the range before it. */
function rangesOf(observed: readonly number[], from: number, to: number): Range[] {
  const ranges: Range[] = [];
  let start = from;
  let count = 0;
  for (let total = from; total <= to; total++) {
    count += observed[total];
    if (count < LEAST_PEOPLE) continue;
    ranges.push({ from: start, to: total, count });
    [start, count] = [total + 1, 0];
  }
  const last = ranges.at(-1);
  if (last === undefined) return [{ from, to, count }];
  last.to = to;
  last.count += count;
  return ranges;
}

/** A mark of one to four pupils joins its neighbour, whichever it is. */
function joinSmall(ranges: readonly Range[]): Range[] {
  const joined: Range[] = [];
  for (const range of ranges) {
    const before = joined.at(-1);
    const isSmall = (own: Range) => isFew(own.count);
    if (before !== undefined && (isSmall(range) || isSmall(before))) {
      before.to = range.to;
      before.count += range.count;
    } else joined.push({ ...range });
  }
  const last = joined.at(-1);
  if (joined.length > 1 && last !== undefined && isFew(last.count)) {
    const before = joined[joined.length - 2];
    joined.splice(-2, 2, { from: before.from, to: last.to, count: before.count + last.count });
  }
  return joined;
}

/**
 * Bins of a school's totals, as narrow as five pupils allow; a bin begins at each cut-off where the mark has pupils enough.
 *
 * @param observed pupils at each total from 0
 * @param expected as many as expected at each total; empty where nothing is expected
 * @param cutoffs least totals for the marks 3, 4 and 5
 * @returns null for one to four pupils
 */
export function scoreBins(
  observed: readonly number[],
  expected: readonly number[],
  cutoffs: readonly [number, number, number],
): ScoreBin[] | null {
  const n = sum(observed);
  if (isFew(n)) return null;
  const starts = [0, ...cutoffs];
  const ranges = starts.flatMap((from, mark) => rangesOf(observed, from, (starts[mark + 1] ?? observed.length) - 1));
  return joinSmall(ranges).map(({ count, from, to }) => ({
    from,
    to,
    count,
    expected: expected.length === 0 ? null : sum(expected.slice(from, to + 1)),
  }));
}

/**
 * Pupils by test mark and journal mark, with totals, as far as they may be seen.
 * @param rows test marks 2–5 by journal marks 2–5 and none, counts ≥ 0
 */
export function gateMarks(rows: readonly (readonly number[])[]): MarkTable {
  const table = totalledTable(rows.map((row) => [...row]));
  const hidden = suppressTable(table);
  const width = rows[0].length + 1;
  return Array.from({ length: rows.length + 1 }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const cell = row * width + column;
      return hidden[cell] ? null : roundToFive(table.counts[cell]);
    }),
  );
}

/** Under so many pupils a number to the nearest five says more of the rounding than of them. */
export const LEAST_ROUNDED = 10;

/**
 * To the nearest five: a difference of such counts leaves a doubt of five pupils.
 * @param count ≥ 0
 */
export function roundToFive(count: number): number {
  return 5 * Math.round(count / 5);
}
