/** The interval of a proportion x of n. */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/**
 * Score interval of Wilson (1927), without continuity correction: `prop.test(x, n, correct = FALSE)$conf.int` in R.
 * Keeps its level on average over p, unlike the interval p ± z·se, which collapses at 0 and n.
 *
 * @returns bounds in 0…1; the lower is exactly 0 for x = 0, the upper exactly 1 for x = n
 * @throws RangeError unless 0 ≤ x ≤ n are integers and n ≥ 1
 * @example wilsonInterval(1, 10) // [0.0179, 0.4042]
 */
export function wilsonInterval(x: number, n: number, confidence = 0.95): [number, number] {
  if (!Number.isInteger(x) || !Number.isInteger(n) || n < 1 || x < 0 || x > n) {
    throw new RangeError(`a proportion needs whole numbers 0 ≤ x ≤ n, n ≥ 1; got ${x} of ${n}`);
  }
  const z = normalQuantile(1 - (1 - confidence) / 2, 0, 1);
  const p = x / n;
  const centre = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [x === 0 ? 0 : (centre - reach) / scale, x === n ? 1 : (centre + reach) / scale];
}
