/** Exact tests of a count against a binomial or Poisson null. */
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialPmf from '@stdlib/stats-base-dists-binomial-pmf';
import poissonCdf from '@stdlib/stats-base-dists-poisson-cdf';
import poissonPmf from '@stdlib/stats-base-dists-poisson-pmf';

export type ExactTails = {
  /** P(X ≤ x), P(X ≥ x). */
  less: number;
  greater: number;
  /** Sum of all outcomes no likelier than x ("minlike"), as `binom.test` and `poisson.test` in R. */
  twoSided: number;
  /** P(X > x) + ½ P(X = x): the mid-p, which is not conservative on average. */
  midGreater: number;
};

/** Outcomes as likely as x up to rounding count as equally likely: R's tolerance. */
const TIE = 1 + 1e-7;

function tails(x: number, pmf: (k: number) => number, cdf: (k: number) => number, last: number): ExactTails {
  const own = pmf(x);
  let twoSided = 0;
  let greater = 0;
  // Upper tails are summed from their small end: 1 − cdf loses every digit where they matter most.
  for (let k = last; k >= 0; k--) {
    const p = pmf(k);
    if (p <= own * TIE) twoSided += p;
    if (k >= x) greater += p;
  }
  const upper = Math.min(1, greater);
  return { less: cdf(x), greater: upper, twoSided: Math.min(1, twoSided), midGreater: Math.max(0, upper - own / 2) };
}

function checkCount(x: number): void {
  if (!Number.isInteger(x) || x < 0) throw new RangeError(`a count must be a whole number ≥ 0, got ${x}`);
}

/**
 * Exact binomial test of x successes in n trials against p.
 *
 * @throws RangeError unless 0 ≤ x ≤ n are integers and 0 ≤ p ≤ 1
 * @example exactBinomial(8, 10, 0.5).twoSided // 0.109375
 */
export function exactBinomial(x: number, n: number, p: number): ExactTails {
  checkCount(x);
  if (!Number.isInteger(n) || x > n || !(p >= 0 && p <= 1))
    throw new RangeError(`no binomial outcome: ${x} of ${n}, p ${p}`);
  return tails(
    x,
    (k) => binomialPmf(k, n, p),
    (k) => binomialCdf(k, n, p),
    n,
  );
}

/**
 * Exact Poisson test of a count x against a mean.
 *
 * @throws RangeError unless x is an integer ≥ 0 and mean > 0
 */
export function exactPoisson(x: number, mean: number): ExactTails {
  checkCount(x);
  if (!(mean > 0) || !Number.isFinite(mean)) throw new RangeError(`a Poisson mean must be positive, got ${mean}`);
  // Beyond this the probabilities are below 1e-40 and cannot be seen in the sums.
  const last = Math.ceil(Math.max(x, mean) + 20 * Math.sqrt(Math.max(x, mean)) + 60);
  return tails(
    x,
    (k) => poissonPmf(k, mean),
    (k) => poissonCdf(k, mean),
    last,
  );
}
