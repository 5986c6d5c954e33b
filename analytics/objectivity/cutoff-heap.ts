/** Signal `cutoffHeap`: pupils heaped just at a mark's cut-off and missing just below it. */
import { sumOfBinomials, upperTail } from './binomial-sum.ts';
import { fitCounterfactual, tilt } from './counterfactual.ts';
import { districtHistogram, histogramOf, type Totals } from './totals.ts';
import type { TestDefinition } from './types.ts';

/** The district's shape without bunching, and what schools' means are drawn to. */
export type HeapReference = { expected: number[]; mean: number; within: number; between: number };

/** With fewer results the polynomial follows chance. */
const LEAST_RESULTS = 150;

/**
 * Counterfactual of the district and the moments of its totals. The between-variance is that of the schools' means less the mean
 * of their sampling variances.
 *
 * @param without a school to be left out: in a small district a school must not hide in its own counterfactual
 * @returns null when there is too little to fit
 */
export function fitHeap(totals: Totals, { cutoffs }: TestDefinition, without = -1): HeapReference | null {
  const schools = [...totals.n.keys()].filter((s) => s !== without && totals.n[s] > 0);
  const n = schools.reduce((sum, s) => sum + totals.n[s], 0);
  if (n < LEAST_RESULTS || schools.length < 1) return null;
  const fit = fitCounterfactual(districtHistogram(totals, without), cutoffs);
  if (fit === null) return null;
  const within = schools.reduce((sum, s) => sum + totals.squares[s], 0) / Math.max(1, n - schools.length);
  const mean = schools.reduce((sum, s) => sum + totals.n[s] * totals.mean[s], 0) / n;
  const centre = schools.reduce((sum, s) => sum + totals.mean[s], 0) / schools.length;
  const spread = schools.reduce((sum, s) => sum + (totals.mean[s] - centre) ** 2, 0) / Math.max(1, schools.length - 1);
  const sampling = schools.reduce((sum, s) => sum + within / totals.n[s], 0) / schools.length;
  return { expected: [...fit.expected], mean, within, between: Math.max(0, spread - sampling) };
}

/** The counterfactual's shape at the school's mean, which is drawn to the district's by its reliability. Probabilities. */
export function schoolShape(reference: HeapReference, totals: Totals, school: number): Float64Array {
  const { within, between, mean, expected } = reference;
  const share = between > 0 ? between / (between + within / totals.n[school]) : 0;
  return tilt(Float64Array.from(expected), share * totals.mean[school] + (1 - share) * mean);
}

/** Pupils at a cut-off (`at`), pupils there or up to two below (`window`), and the chance of the former among the latter. */
export type Window = { at: number; window: number; q: number };

/** Windows of cut-offs closer than three points are cut at the cut-off before, so that no pupil counts twice. */
export function windowsOf(
  histogram: ArrayLike<number>,
  shape: ArrayLike<number>,
  cutoffs: readonly number[],
): Window[] {
  return cutoffs.flatMap((cut, i) => {
    const from = Math.max(0, cut - 2, i > 0 ? cutoffs[i - 1] + 1 : 0);
    if (from >= cut) return [];
    let [window, weight] = [0, 0];
    for (let k = from; k <= cut; k++) {
      window += histogram[k];
      weight += shape[k];
    }
    return weight > 0 ? [{ at: histogram[cut], window, q: Math.min(1, shape[cut] / weight) }] : [];
  });
}

export type HeapTest = { observed: number; expected: number; variance: number; p: number };

/**
 * Exact conditional test: at every cut-off the number at c given the number at c − 2, c − 1 and c is binomial with the
 * counterfactual's q; summed over cut-offs and tests; mid-p of the upper tail.
 *
 * @source Dee, Dobbie, Jacob & Rockoff 2019, in an exact conditional version
 */
export function testHeap(windows: readonly Window[]): HeapTest {
  const observed = windows.reduce((sum, { at }) => sum + at, 0);
  const pmf = sumOfBinomials(
    windows.map(({ window }) => window),
    windows.map(({ q }) => q),
  );
  return {
    observed,
    expected: windows.reduce((sum, { window, q }) => sum + window * q, 0),
    variance: windows.reduce((sum, { window, q }) => sum + window * q * (1 - q), 0),
    p: upperTail(pmf, observed).mid,
  };
}

/** Windows of a school in one test; none where it has no results. */
export function schoolWindows(
  totals: Totals,
  { cutoffs }: TestDefinition,
  school: number,
  reference: HeapReference,
): Window[] {
  if (totals.n[school] === 0) return [];
  return windowsOf(histogramOf(totals, school), schoolShape(reference, totals, school), cutoffs);
}
