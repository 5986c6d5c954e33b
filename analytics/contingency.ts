/** Tests on tables of counts: χ², Fisher, McNemar, Bowker, Stuart–Maxwell. Tables are arrays of rows. */
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import { solve } from './linear.ts';

/** A χ² statistic; `p` is null when there is nothing to test (no degrees of freedom, no counts). */
export type ChiSquare = { statistic: number; df: number; p: number | null };

export type CountTable = readonly (readonly number[])[];

function result(statistic: number, df: number): ChiSquare {
  return { statistic, df, p: df < 1 ? null : 1 - chisquareCdf(statistic, df) };
}

function checkCounts(counts: readonly number[]): void {
  if (counts.some((count) => !Number.isFinite(count) || count < 0))
    throw new RangeError('counts must be finite and ≥ 0');
}

function checkTable(table: CountTable, square: boolean): void {
  const width = table[0]?.length ?? 0;
  if (width === 0 || table.some((row) => row.length !== width)) throw new RangeError('the table is empty or ragged');
  if (square && table.length !== width) throw new RangeError('the table must be square');
  checkCounts(table.flat());
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const columnSum = (table: CountTable, j: number) => sum(table.map((row) => row[j]));

/**
 * Goodness of fit to given probabilities: `chisq.test(x, p = p)`. Rough where an expected count is under 5.
 *
 * @throws RangeError when the lengths differ, a probability is not positive, or their sum is not 1
 */
export function goodnessOfFit(counts: readonly number[], probabilities: readonly number[]): ChiSquare {
  checkCounts(counts);
  if (counts.length !== probabilities.length || probabilities.some((p) => !(p > 0))) {
    throw new RangeError('each count needs a positive probability');
  }
  if (Math.abs(sum(probabilities) - 1) > 1e-9) throw new RangeError('the probabilities must sum to 1');
  const n = sum(counts);
  if (n === 0) return result(0, 0);
  const statistic = counts.reduce((total, x, i) => total + (x - n * probabilities[i]) ** 2 / (n * probabilities[i]), 0);
  return result(statistic, counts.length - 1);
}

/**
 * Independence of rows and columns: `chisq.test(table, correct = yates)`. Empty rows and columns are left out.
 *
 * @param yates continuity correction, for 2 × 2 tables only
 */
export function independence(table: CountTable, yates = false): ChiSquare & { expected: number[][] } {
  checkTable(table, false);
  const rows = table.filter((row) => sum(row) > 0);
  const columns = table[0].flatMap((_, j) => (columnSum(table, j) > 0 ? [j] : []));
  const n = sum(rows.flat());
  const expected = rows.map((row) => columns.map((j) => (sum(row) * columnSum(rows, j)) / n));
  const gaps = rows.map((row, i) => columns.map((j, c) => Math.abs(row[j] - expected[i][c])));
  const correction = yates && rows.length === 2 && columns.length === 2 ? Math.min(0.5, ...gaps.flat()) : 0;
  const terms = gaps.flatMap((row, i) => row.map((gap, c) => (gap - correction) ** 2 / expected[i][c]));
  return { ...result(sum(terms), (rows.length - 1) * (columns.length - 1)), expected };
}

/** ln n! by summation; tables of this product are small. */
function logFactorial(n: number): number {
  let total = 0;
  for (let k = 2; k <= n; k++) total += Math.log(k);
  return total;
}

/** Fisher's exact test of a 2 × 2 table, two-sided (all tables no likelier than the one seen): `fisher.test`. */
export function fisherExact(table: CountTable): number {
  checkTable(table, true);
  if (table.length !== 2 || !table.flat().every(Number.isInteger))
    throw new RangeError('a 2 × 2 table of whole numbers is needed');
  const [[a, b], [c, d]] = table;
  const logMargins =
    [a + b, c + d, a + c, b + d].map(logFactorial).reduce((x, y) => x + y, 0) - logFactorial(a + b + c + d);
  const probability = (k: number) =>
    Math.exp(logMargins - [k, a + b - k, a + c - k, d - a + k].map(logFactorial).reduce((x, y) => x + y, 0));
  const own = probability(a) * (1 + 1e-7);
  let total = 0;
  for (let k = Math.max(0, a - d); k <= Math.min(a + b, a + c); k++)
    total += probability(k) <= own ? probability(k) : 0;
  return Math.min(1, total);
}

/** McNemar (1947) on a 2 × 2 table of paired answers: `mcnemar.test(table, correct)`. Exact: a binomial test of the two off-diagonal counts. */
export function mcnemar(table: CountTable, correct = true): ChiSquare {
  checkTable(table, true);
  if (table.length !== 2) throw new RangeError('a 2 × 2 table is needed');
  const [b, c] = [table[0][1], table[1][0]];
  if (b + c === 0) return result(0, 0);
  return result(Math.max(0, Math.abs(b - c) - (correct ? 1 : 0)) ** 2 / (b + c), 1);
}

/** Bowker's test of symmetry (1948): `mcnemar.test` on a k × k table, without correction. Pairs with no counts give no degree of freedom. */
export function bowker(table: CountTable): ChiSquare {
  checkTable(table, true);
  let [statistic, df] = [0, 0];
  table.forEach((row, i) => {
    for (let j = i + 1; j < row.length; j++) {
      const both = row[j] + table[j][i];
      if (both === 0) continue;
      statistic += (row[j] - table[j][i]) ** 2 / both;
      df += 1;
    }
  });
  return result(statistic, df);
}

/** Stuart–Maxwell test of equal margins (1955, 1970): d'S⁻¹d over all categories but the last; unused categories are left out. */
export function stuartMaxwell(table: CountTable): ChiSquare {
  checkTable(table, true);
  const used = table.flatMap((row, i) => (sum(row) + columnSum(table, i) > 2 * table[i][i] ? [i] : [])).slice(0, -1);
  if (used.length === 0) return result(0, 0);
  const d = used.map((i) => sum(table[i]) - columnSum(table, i));
  const covariance = used.map((i) =>
    used.map((j) => (i === j ? sum(table[i]) + columnSum(table, i) - 2 * table[i][i] : -(table[i][j] + table[j][i]))),
  );
  const { inverse } = solve(covariance);
  return result(sum(inverse.flatMap((row, i) => row.map((value, j) => d[i] * value * d[j]))), used.length);
}
