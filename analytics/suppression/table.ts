/**
 * Suppression in tables of counts with totals: cells under five are hidden, and then as many more as are needed so that no
 * hidden cell can be computed, or narrowed down, from what is left and the totals (complementary suppression). Method: Hundepool
 * and others, Handbook on Statistical Disclosure Control, ch. 4; the audit by linear programming is exact, the choice of the
 * complementary cells is a greedy one.
 */
import { isFew } from './few-people.ts';
import { type Equation, linearBounds } from './linear-bounds.ts';

/** A hidden cell must be able to lie in an interval at least this wide. */
export const LEAST_DOUBT = 3;

/** Positions of cells: the first is the sum of the others. */
export type Sum = { total: number; parts: number[] };

export type CountTable = { counts: number[]; sums: Sum[] };

/**
 * A table of rows and columns with all totals. Rows may be gathered into groups, each with a total of its own.
 *
 * @param rows counts, row by row, all of one length
 * @param groups the group of each row; without groups there is one grand total only
 * @returns cells in the order: each row with its total; then each group's total row, if there are groups; then the grand total row
 */
export function totalledTable(rows: number[][], groups?: string[]): CountTable {
  const width = (rows[0]?.length ?? 0) + 1;
  const add = (some: number[][]) => rows[0].map((_, c) => some.reduce((total, row) => total + row[c], 0));
  const names = groups === undefined ? [] : [...new Set(groups)];
  const members = names.map((name) => rows.flatMap((_, r) => (groups?.[r] === name ? [r] : [])));
  const lines = [...rows, ...members.map((own) => add(own.map((r) => rows[r]))), add(rows)];
  const counts = lines.flatMap((line) => [...line, line.reduce((a, b) => a + b, 0)]);
  const at = (line: number, column: number) => line * width + column;
  const columns = Array.from({ length: width }, (_, c) => c);
  const across = lines.map((line, l) => ({ total: at(l, line.length), parts: line.map((_, c) => at(l, c)) }));
  const down = (total: number, parts: number[]) =>
    columns.map((c) => ({ total: at(total, c), parts: parts.map((line) => at(line, c)) }));
  const groupLines = names.map((_, g) => rows.length + g);
  const grand = lines.length - 1;
  return {
    counts,
    sums: [
      ...across,
      ...members.flatMap((own, g) => down(groupLines[g], own)),
      ...down(grand, groupLines.length > 0 ? groupLines : rows.map((_, r) => r)),
    ],
  };
}

/** Cells that whoever sees the rest could compute, or place within an interval narrower than three. */
export function exposedCells({ counts, sums }: CountTable, hidden: boolean[]): number[] {
  const unknowns = counts.flatMap((_, cell) => (hidden[cell] ? [cell] : []));
  const place = new Map(unknowns.map((cell, index) => [cell, index]));
  const equations = sums.flatMap(({ total, parts }): Equation[] => {
    const coefficients = new Array<number>(unknowns.length).fill(0);
    let known = 0;
    for (const [cell, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const index = place.get(cell);
      if (index === undefined) known += sign * counts[cell];
      else coefficients[index] += sign;
    }
    return coefficients.some((value) => value !== 0) ? [{ coefficients, total: -known }] : [];
  });
  const bounds = linearBounds(equations, unknowns.length);
  return unknowns.filter((_, index) => bounds[index][1] - bounds[index][0] < LEAST_DOUBT - 1e-6);
}

/** The cheapest cell that shares a sum with an exposed one: inner cells before totals, small ones before large ones. */
function nextToHide({ counts, sums }: CountTable, hidden: boolean[], exposed: number[]): number {
  const near = new Set(exposed);
  const totals = new Set(sums.map(({ total }) => total));
  const shared = sums
    .map(({ total, parts }) => [total, ...parts])
    .filter((cells) => cells.some((cell) => near.has(cell)));
  const candidates = [...new Set(shared.flat())].filter((cell) => !hidden[cell]);
  const open = candidates.length > 0 ? candidates : counts.flatMap((_, cell) => (hidden[cell] ? [] : [cell]));
  // An empty cell hides nothing by itself: zeros are taken last.
  const price = (cell: number) => (totals.has(cell) ? 1e9 : 0) + (counts[cell] === 0 ? 1e6 : 0) + counts[cell];
  return open.reduce((best, cell) => (price(cell) < price(best) ? cell : best));
}

/**
 * Which cells are to be hidden.
 *
 * @param table counts ≥ 0 that agree with their sums
 * @returns per cell whether it is hidden; nobody (0) is no secret by itself, one to four people are
 */
export function suppressTable(table: CountTable): boolean[] {
  const hidden = table.counts.map(isFew);
  for (;;) {
    const exposed = exposedCells(table, hidden);
    if (exposed.length === 0 || hidden.every(Boolean)) return hidden;
    hidden[nextToHide(table, hidden, exposed)] = true;
  }
}
