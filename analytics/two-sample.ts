/** Comparing two independent samples: Welch, F, Wilcoxon, Hedges. Every function throws RangeError for a sample under two values. */
import fCdf from '@stdlib/stats-base-dists-f-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import { midRanks } from './rank.ts';

type Moments = { n: number; mean: number; variance: number };

function moments(values: readonly number[]): Moments {
  const n = values.length;
  if (n < 2 || !values.every(Number.isFinite)) throw new RangeError('a sample needs at least two finite values');
  const mean = values.reduce((a, b) => a + b, 0) / n;
  return { n, mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1) };
}

/** Welch's t-test (1947), two-sided: `t.test(x, y)`. Null when neither sample varies. */
export function welch(x: readonly number[], y: readonly number[]): { t: number; df: number; p: number } | null {
  const [a, b] = [moments(x), moments(y)];
  const [u, v] = [a.variance / a.n, b.variance / b.n];
  if (u + v === 0) return null;
  const t = (a.mean - b.mean) / Math.sqrt(u + v);
  const df = (u + v) ** 2 / (u ** 2 / (a.n - 1) + v ** 2 / (b.n - 1));
  return { t, df, p: 2 * tCdf(-Math.abs(t), df) };
}

/** F-test of equal variances, two-sided: `var.test(x, y)`. Sensitive to non-normal data. Null when a sample does not vary. */
export function varianceRatio(x: readonly number[], y: readonly number[]): { ratio: number; p: number } | null {
  const [a, b] = [moments(x), moments(y)];
  if (a.variance === 0 || b.variance === 0) return null;
  const ratio = a.variance / b.variance;
  const below = fCdf(ratio, a.n - 1, b.n - 1);
  return { ratio, p: 2 * Math.min(below, 1 - below) };
}

/** Wilcoxon's rank sum test by the normal approximation with ties and continuity correction: `wilcox.test(x, y)`. Null when all values are equal. */
export function wilcoxon(x: readonly number[], y: readonly number[]): { w: number; p: number } | null {
  const [m, n] = [moments(x).n, moments(y).n];
  const all = [...x, ...y];
  const w =
    midRanks(all)
      .slice(0, m)
      .reduce((a, b) => a + b, 0) -
    (m * (m + 1)) / 2;
  const counts = Map.groupBy(all, (value) => value).values();
  const ties = counts.reduce((sum, { length }) => sum + length ** 3 - length, 0);
  const variance = ((m * n) / 12) * (m + n + 1 - ties / ((m + n) * (m + n - 1)));
  if (variance <= 0) return null;
  const distance = Math.max(0, Math.abs(w - (m * n) / 2) - 0.5);
  return { w, p: Math.min(1, 2 * normalCdf(-distance / Math.sqrt(variance), 0, 1)) };
}

/** Standardised mean difference with Hedges' (1981) small-sample correction. Null when neither sample varies. */
export function hedgesG(x: readonly number[], y: readonly number[]): number | null {
  const [a, b] = [moments(x), moments(y)];
  const freedom = a.n + b.n - 2;
  const pooled = ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / freedom;
  return pooled === 0 ? null : ((a.mean - b.mean) / Math.sqrt(pooled)) * (1 - 3 / (4 * (a.n + b.n) - 9));
}
