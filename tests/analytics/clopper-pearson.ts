/** The exact interval of a proportion, that the intervals of the product are held against. */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';

/** Clopper & Pearson (1934): `binom.test(x, n)$conf.int` in R. Holds its level for every p, so it is wide. */
export function clopperPearsonInterval(x: number, n: number, confidence = 0.95): [number, number] {
  const tail = (1 - confidence) / 2;
  return [x === 0 ? 0 : betaQuantile(tail, x, n - x + 1), x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x)];
}
