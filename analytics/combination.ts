/** One p-value from several, all of them about the same null. Every function throws RangeError for an empty list or p outside 0…1. */
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

function check(values: readonly number[]): void {
  if (values.length === 0) throw new RangeError('there is no p-value to combine');
  const wrong = values.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`a p-value must lie in 0…1, got ${wrong}`);
}

/** Fisher (1925): −2 Σ ln p against χ² with 2k degrees of freedom. Assumes independent tests. */
export function fisherCombination(values: readonly number[]): number {
  check(values);
  if (values.includes(0)) return 0;
  const statistic = -2 * values.reduce((sum, p) => sum + Math.log(p), 0);
  return 1 - chisquareCdf(statistic, 2 * values.length);
}

/** Stouffer (1949): the mean of normal scores. Assumes independent one-sided tests. */
export function stoufferCombination(values: readonly number[]): number {
  check(values);
  if (values.includes(0)) return values.includes(1) ? 0.5 : 0;
  if (values.includes(1)) return 1;
  const sum = values.reduce((total, p) => total - normalQuantile(p, 0, 1), 0);
  return normalCdf(-sum / Math.sqrt(values.length), 0, 1);
}

/** Simes (1986): min over i of k·p₍ᵢ₎/i. Valid under positive dependence. */
export function simesCombination(values: readonly number[]): number {
  check(values);
  const sorted = values.toSorted((a, b) => a - b);
  return Math.min(1, ...sorted.map((p, i) => (p * sorted.length) / (i + 1)));
}

/** Cauchy combination (Liu & Xie 2020): valid in the small tail for any dependence. */
export function cauchyCombination(values: readonly number[]): number {
  check(values);
  if (values.includes(0)) return 0;
  if (values.includes(1)) return 1;
  // Near 0 the tangent of (½ − p)π is 1/tan(pπ), which keeps the digits of a tiny p.
  const mean = values.reduce((sum, p) => sum + 1 / Math.tan(p * Math.PI), 0) / values.length;
  return mean > 0 ? Math.atan(1 / mean) / Math.PI : 0.5 - Math.atan(mean) / Math.PI;
}

/** The smallest p times their number: Bonferroni's bound. */
export function bonferroniCombination(values: readonly number[]): number {
  check(values);
  return Math.min(1, values.length * Math.min(...values));
}
