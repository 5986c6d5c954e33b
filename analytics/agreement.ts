/** Agreement of two or more raters, for instance of two reviewers of one document. */
import type { CountTable } from './contingency.ts';

export type KappaWeights = 'none' | 'linear' | 'quadratic';

function agreementWeight(weights: KappaWeights, i: number, j: number, k: number): number {
  const distance = Math.abs(i - j) / (k - 1);
  if (weights === 'none') return i === j ? 1 : 0;
  return weights === 'linear' ? 1 - distance : 1 - distance ** 2;
}

/**
 * Cohen's kappa (1960), weighted (1968): (observed − expected agreement) / (1 − expected); `psych::cohen.kappa`.
 * Depends on how common the categories are: two tables with equal raw agreement can have different kappas.
 *
 * @param table square table of counts, rater one in rows, at least two categories
 * @returns at most 1; null when the table is empty or chance alone agrees fully
 * @throws RangeError when the table is not square
 */
export function cohenKappa(table: CountTable, weights: KappaWeights = 'none'): number | null {
  const k = table.length;
  if (k < 2 || table.some((row) => row.length !== k))
    throw new RangeError('a square table of at least two categories is needed');
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0));
  const columns = table.map((_, j) => table.reduce((total, row) => total + row[j], 0));
  const n = rows.reduce((a, b) => a + b, 0);
  if (n === 0) return null;
  let [observed, expected] = [0, 0];
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const weight = agreementWeight(weights, i, j, k);
      observed += (weight * table[i][j]) / n;
      expected += (weight * rows[i] * columns[j]) / (n * n);
    }
  }
  return expected >= 1 - 1e-12 ? null : (observed - expected) / (1 - expected);
}

/** Shrout & Fleiss (1979): single ratings and means of all raters; `psych::ICC(lmer = FALSE)`. */
export type Intraclass = Record<'ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k', number | null>;

type MeanSquares = { between: number; within: number; raters: number; error: number };

function meanSquares(ratings: readonly (readonly number[])[]): MeanSquares {
  const [n, k] = [ratings.length, ratings[0].length];
  const rowMeans = ratings.map((row) => row.reduce((a, b) => a + b, 0) / k);
  const columnMeans = ratings[0].map((_, j) => ratings.reduce((total, row) => total + row[j], 0) / n);
  const grand = rowMeans.reduce((a, b) => a + b, 0) / n;
  const between = k * rowMeans.reduce((total, mean) => total + (mean - grand) ** 2, 0);
  const raters = n * columnMeans.reduce((total, mean) => total + (mean - grand) ** 2, 0);
  const within = ratings.flatMap((row, i) => row.map((x) => (x - rowMeans[i]) ** 2)).reduce((a, b) => a + b, 0);
  return {
    between: between / (n - 1),
    within: within / (n * (k - 1)),
    raters: raters / (k - 1),
    error: Math.max(0, within - raters) / ((n - 1) * (k - 1)),
  };
}

/**
 * Intraclass correlations of subjects (rows) rated by the same raters (columns), all ratings present.
 *
 * @returns null where a denominator is 0 (subjects that do not differ)
 * @throws RangeError for fewer than two subjects or raters, or a ragged table
 */
export function intraclassCorrelations(ratings: readonly (readonly number[])[]): Intraclass {
  const k = ratings[0]?.length ?? 0;
  const n = ratings.length;
  if (n < 2 || k < 2 || ratings.some((row) => row.length !== k))
    throw new RangeError('two subjects and two raters are needed');
  const { between, within, raters, error } = meanSquares(ratings);
  const ratio = (top: number, bottom: number) => (bottom === 0 ? null : top / bottom);
  return {
    ICC1: ratio(between - within, between + (k - 1) * within),
    ICC2: ratio(between - error, between + (k - 1) * error + (k * (raters - error)) / n),
    ICC3: ratio(between - error, between + (k - 1) * error),
    ICC1k: ratio(between - within, between),
    ICC2k: ratio(between - error, between + (raters - error) / n),
    ICC3k: ratio(between - error, between),
  };
}
