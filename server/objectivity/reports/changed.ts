/**
 * Whether a line of a report, or a mean, may take the place of one that was there: figures about pupils move by five of them or more,
 * also when a table is loaded again with one pupil more. Pure.
 */
import type { AggregateKind } from '../../../analytics/objectivity/aggregates/report.ts';
import { LEAST_PEOPLE } from '../../../analytics/suppression/few-people.ts';
import { countedFigure, countsApart, type ReportedLine } from '../../../analytics/suppression/test-figures.ts';

/** Less than what rounded per cents are off. */
const NOTHING = 1e-6;

/**
 * In how many pupils at least two lines of one kind, test and school differ; see `countsApart`. The same pupils in the same digits are
 * written alike, so here no difference is put down to rounding. Of items it is what the points differ by, in full marks.
 */
export function leastChanged(kind: AggregateKind, a: ReportedLine, b: ReportedLine): number[] {
  const [before, after] = [a, b].map((line) => ({ ...countedFigure(kind, line), error: 0 }));
  return countsApart(before, after, kind === 'itemResults');
}

/** @param former every line of the school, test and kind that was ever there, also in a report that was undone */
export const mayFollow = (kind: AggregateKind, line: ReportedLine, former: readonly ReportedLine[]): boolean =>
  former.every((each) => leastChanged(kind, each, line).every(isNobodyOrFive));

const isNobodyOrFive = (changed: number): boolean => changed < NOTHING || changed > LEAST_PEOPLE - NOTHING;

/** A school's mean of one test. `sd` is null where it is not known. */
export type ComparedMean = { pupils: number; mean: number; sd: number | null };

/**
 * How many pupils at least two means are apart: those that came or went, or as many as it takes to move their sum so far.
 * @param maximum of the test's points; null where it is not known: then a mean of as many pupils may be another one's result alone
 */
export function leastChangedMean(a: ComparedMean, b: ComparedMean, maximum: number | null): number {
  if (a.pupils === b.pupils && a.mean === b.mean && a.sd === b.sd) return 0;
  const moved = Math.abs(a.pupils * a.mean - b.pupils * b.mean);
  return Math.max(1, Math.abs(a.pupils - b.pupils), maximum === null ? 0 : moved / maximum);
}

/** @param former every mean of the school and test that was ever shown, also of a table that was undone */
export const mayFollowMean = (mean: ComparedMean, former: readonly ComparedMean[], maximum: number | null): boolean =>
  former.every((each) => isNobodyOrFive(leastChangedMean(each, mean, maximum)));
