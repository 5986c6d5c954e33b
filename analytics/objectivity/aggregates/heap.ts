/** Signal `cutoffHeap` from the distribution of totals: the same exact test, on counts. */
import {
  fitHeap,
  type HeapReference,
  type HeapTest,
  schoolShape,
  testHeap,
  type Window,
  windowsOf,
} from '../cutoff-heap.ts';
import { LEAST_SCHOOLS } from '../signals.ts';
import type { Totals } from '../totals.ts';
import type { TestDefinition } from '../types.ts';
import type { Reported } from './reported.ts';
import type { Counts } from './rounding.ts';
import { meanRange, reportedTotals } from './totals.ts';

/**
 * Windows of a school where they say least: as few pupils at a cut-off and as many below as agree with the report, and the highest
 * mean, for the chance at the cut-off within its window rises with the tilt. The p-value falls with the first and rises with both
 * others, so none of the counts that agree has a larger one.
 */
export function weakestWindows(
  counts: Counts,
  { cutoffs }: TestDefinition,
  reference: HeapReference,
  totals: Totals,
  school: number,
): Window[] {
  const histogram = counts.high.map((most, total) => (cutoffs.includes(total) ? counts.low[total] : most));
  const highest = Float64Array.from(totals.mean, (mean, s) => (s === school ? meanRange(counts).high : mean));
  return windowsOf(histogram, schoolShape(reference, { ...totals, mean: highest }, school), cutoffs);
}

function windowsOfTest(reported: Reported, isJudged: (test: number, school: number) => boolean): Window[][] {
  const { counts, definition, test } = reported;
  const totals = reportedTotals(reported);
  const few = counts.filter((own) => own !== null).length < LEAST_SCHOOLS;
  const whole = few ? null : fitHeap(totals, definition);
  return counts.map((own, s) => {
    if (own === null || !isJudged(test, s)) return [];
    const reference = few ? fitHeap(totals, definition, s) : whole;
    return reference === null ? [] : weakestWindows(own, definition, reference, totals, s);
  });
}

/** The test of every school over its reports; null where it has none or too little stands behind the district's curve. */
export function reportedHeaps(
  reports: readonly Reported[],
  schools: number,
  isJudged: (test: number, school: number) => boolean,
): (HeapTest | null)[] {
  const all = reports.map((own) => windowsOfTest(own, isJudged));
  return Array.from({ length: schools }, (_, s) => {
    const windows = all.flatMap((own) => own[s]);
    return windows.length === 0 ? null : testHeap(windows);
  });
}
