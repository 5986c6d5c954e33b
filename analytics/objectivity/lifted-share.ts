/** The district's own finding: how many pupils were lifted over a cut-off, when many schools do it and hide each other. */
import studentCdf from '@stdlib/stats-base-dists-t-cdf';
import { type Counterfactual, fitCounterfactual, leftOut } from './counterfactual.ts';
import { windowsOf } from './cutoff-heap.ts';
import { histogramOf, type Totals } from './totals.ts';
import type { LiftedShare, TestDefinition } from './types.ts';

/** Schools are left out in at most so many groups: more would cost time and tell nothing new. */
const GROUPS = 40;
const LEAST_SCHOOLS = 10;

export type CountedTest = { definition: TestDefinition; totals: Totals };

type Sums = { lifted: number; below: number; starts: number[][]; misfit: Misfit };

/** Pearson's χ² of the totals that the curves were fitted to, and its degrees of freedom, over the tests. */
type Misfit = { square: number; freedom: number };

function misfitOf(
  histogram: Float64Array,
  { coefficients, expected }: Counterfactual,
  cutoffs: readonly number[],
): Misfit {
  const out = leftOut(histogram.length - 1, cutoffs);
  const misfit = { square: 0, freedom: -coefficients.length };
  histogram.forEach((count, k) => {
    if (out[k] === 1 || expected[k] < 1) return;
    misfit.square += (count - expected[k]) ** 2 / expected[k];
    misfit.freedom++;
  });
  return misfit.freedom > 0 ? misfit : { square: 0, freedom: 0 };
}

/** Pupils at the cut-offs beyond the counterfactual, and those whom it expects just below, over the tests. */
function sumsOf(
  tests: readonly CountedTest[],
  histograms: readonly Float64Array[],
  starts: readonly number[][] = [],
): Sums | null {
  const sums: Sums = { lifted: 0, below: 0, starts: [], misfit: { square: 0, freedom: 0 } };
  for (let t = 0; t < tests.length; t++) {
    const fit = fitCounterfactual(histograms[t], tests[t].definition.cutoffs, starts[t]);
    if (fit === null) return null;
    sums.starts.push(fit.coefficients);
    const misfit = misfitOf(histograms[t], fit, tests[t].definition.cutoffs);
    sums.misfit.square += misfit.square;
    sums.misfit.freedom += misfit.freedom;
    for (const { at, window, q } of windowsOf(histograms[t], fit.expected, tests[t].definition.cutoffs)) {
      sums.lifted += at - window * q;
      sums.below += window * (1 - q);
    }
  }
  return sums.below > 0 ? sums : null;
}

function withoutGroup({ totals }: CountedTest, group: number, groups: number): Float64Array {
  const sum = new Float64Array(totals.bins);
  for (let s = 0; s < totals.n.length; s++) {
    if (s % groups === group) continue;
    const own = histogramOf(totals, s);
    for (let k = 0; k < sum.length; k++) sum[k] += own[k];
  }
  return sum;
}

/**
 * Share of the pupils just below a cut-off (c − 2, c − 1) who were lifted to it: Σ(T − Mq)/Σ M(1 − q) over cut-offs and tests.
 * Its standard error is a jackknife over groups of schools with the counterfactual fitted anew: pupils of a school are alike,
 * and the polynomial is itself estimated. Where the curve fits the other totals worse than by chance it may be as wrong at the
 * cut-offs, so the error is widened by √(χ²/df) of the fit (McCullagh & Nelder 1989), never narrowed.
 */
export function liftedShare(tests: readonly CountedTest[]): LiftedShare {
  if (tests.length === 0) return { kind: 'unavailable', reason: 'columnMissing' };
  const schools = tests[0].totals.n.length;
  const groups = Math.min(GROUPS, schools);
  if (groups < LEAST_SCHOOLS) return { kind: 'unavailable', reason: 'fewSchools' };
  const whole = sumsOf(
    tests,
    tests.map((test) => withoutGroup(test, -1, groups)),
  );
  if (whole === null) return { kind: 'unavailable', reason: 'fewResults' };
  const share = whole.lifted / whole.below;
  let squares = 0;
  for (let group = 0; group < groups; group++) {
    const rest = sumsOf(
      tests,
      tests.map((test) => withoutGroup(test, group, groups)),
      whole.starts,
    );
    if (rest === null) return { kind: 'unavailable', reason: 'fewResults' };
    squares += (rest.lifted / rest.below - share) ** 2;
  }
  const { square, freedom } = whole.misfit;
  const wider = freedom > 0 ? Math.max(1, square / freedom) : 1;
  const standardError = Math.sqrt(((groups - 1) / groups) * squares * wider);
  const p = standardError > 0 ? studentCdf(-share / standardError, groups - 1) : 1;
  return { kind: 'estimate', share, standardError, p, pupils: whole.lifted };
}
