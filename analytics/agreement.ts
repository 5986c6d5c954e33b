/** Agreement of two raters, for instance of two reviewers of one document. */

export type CountTable = readonly (readonly number[])[];

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
