/** Internal consistency of a scale from pairwise covariances, as `psych::alpha(x, check.keys = FALSE)` in R computes it. */
import fQuantile from '@stdlib/stats-base-dists-f-quantile';

/** Sums over the persons who answered both items of a pair; a pair of an item with itself holds its own sums. */
export type PairSums = { n: number; x: number; y: number; xy: number };

/**
 * Covariance matrix with pairwise deletion, denominator n − 1.
 *
 * @param k number of items
 * @param sums the sums of each pair i ≤ j
 * @returns null when a pair was answered together by fewer than two persons
 */
export function covarianceMatrix(k: number, sums: (i: number, j: number) => PairSums): number[][] | null {
  const matrix = Array.from({ length: k }, () => new Array<number>(k).fill(0));
  for (let i = 0; i < k; i++) {
    for (let j = i; j < k; j++) {
      const { n, x, y, xy } = sums(i, j);
      if (n < 2) return null;
      matrix[i][j] = (xy - (x * y) / n) / (n - 1);
      matrix[j][i] = matrix[i][j];
    }
  }
  return matrix;
}

function total(matrix: number[][]): number {
  return matrix.reduce((sum, row) => sum + row.reduce((a, b) => a + b, 0), 0);
}

function trace(matrix: number[][]): number {
  return matrix.reduce((sum, row, i) => sum + row[i], 0);
}

/**
 * Cronbach's alpha (1951): k/(k − 1) · (1 − tr C / ΣC). Assumes that all items measure one thing equally well; else a lower bound.
 *
 * @returns at most 1, possibly negative; null for one item or when the items' sum does not vary
 */
export function cronbachAlpha(covariance: number[][]): number | null {
  const k = covariance.length;
  const sum = total(covariance);
  if (k < 2 || sum <= 0) return null;
  return (k / (k - 1)) * (1 - trace(covariance) / sum);
}

/** Alpha of standardised items, k r̄ / (1 + (k − 1) r̄); null when an item does not vary or there is one item only. */
export function standardizedAlpha(covariance: number[][]): number | null {
  if (covariance.some((row, i) => row[i] <= 0)) return null;
  const scale = covariance.map((row, i) => Math.sqrt(row[i]));
  return cronbachAlpha(covariance.map((row, i) => row.map((c, j) => c / (scale[i] * scale[j]))));
}

/**
 * Interval of alpha by Feldt (1965). Assumes complete answers and normal, essentially tau-equivalent items.
 *
 * @param n persons, k items, confidence in (0, 1)
 * @returns null for fewer than two persons or items
 */
export function feldtInterval(alpha: number, n: number, k: number, confidence = 0.95): [number, number] | null {
  if (n < 2 || k < 2) return null;
  const tail = (1 - confidence) / 2;
  const [d1, d2] = [n - 1, (n - 1) * (k - 1)];
  return [1 - (1 - alpha) * fQuantile(1 - tail, d1, d2), 1 - (1 - alpha) * fQuantile(tail, d1, d2)];
}

/**
 * Correlation of an item with the sum of the other items: (Σ_j C_ij − C_ii) / √(C_ii · V_rest), `r.drop` of psych.
 * A negative one is the mark of a forgotten reversal.
 *
 * @returns null when the item or the rest does not vary
 */
export function itemRestCorrelation(covariance: number[][], item: number): number | null {
  const own = covariance[item][item];
  const withAll = covariance[item].reduce((a, b) => a + b, 0);
  const rest = total(covariance) - 2 * withAll + own;
  if (covariance.length < 2 || own <= 0 || rest <= 1e-12 * own) return null;
  return (withAll - own) / Math.sqrt(own * rest);
}
