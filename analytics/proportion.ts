/** Intervals of a proportion x of n. */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

function checkCounts(x: number, n: number): void {
  if (!Number.isInteger(x) || !Number.isInteger(n) || n < 1 || x < 0 || x > n) {
    throw new RangeError(`a proportion needs whole numbers 0 ≤ x ≤ n, n ≥ 1; got ${x} of ${n}`);
  }
}

/**
 * Score interval of Wilson (1927), without continuity correction: `prop.test(x, n, correct = FALSE)$conf.int` in R.
 * Keeps its level on average over p, unlike the interval p ± z·se, which collapses at 0 and n.
 *
 * @returns bounds in 0…1; the lower is exactly 0 for x = 0, the upper exactly 1 for x = n
 * @throws RangeError unless 0 ≤ x ≤ n are integers and n ≥ 1
 * @example wilsonInterval(1, 10) // [0.0179, 0.4042]
 */
export function wilsonInterval(x: number, n: number, confidence = 0.95): [number, number] {
  checkCounts(x, n);
  const z = normalQuantile(1 - (1 - confidence) / 2, 0, 1);
  const p = x / n;
  const centre = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return [x === 0 ? 0 : (centre - reach) / scale, x === n ? 1 : (centre + reach) / scale];
}

/**
 * Exact interval of Clopper & Pearson (1934): `binom.test(x, n)$conf.int` in R. Holds its level for every p, so it is wide.
 *
 * @returns bounds in 0…1; @throws RangeError like `wilsonInterval`
 */
export function clopperPearsonInterval(x: number, n: number, confidence = 0.95): [number, number] {
  checkCounts(x, n);
  const tail = (1 - confidence) / 2;
  return [x === 0 ? 0 : betaQuantile(tail, x, n - x + 1), x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x)];
}
