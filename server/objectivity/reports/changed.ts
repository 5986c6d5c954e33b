/**
 * Whether a line of a report, or a mean, may take the place of one that was there: figures about pupils move by five of them or more,
 * also when a table is loaded again with one pupil more. Pure.
 */
import type { AggregateKind } from '../../../analytics/objectivity/aggregates/report.ts';
import { LEAST_PEOPLE } from '../../../analytics/suppression/few-people.ts';

export type ComparedLine = {
  unit: 'percent' | 'count';
  decimals: number;
  participants: number;
  values: readonly number[];
};

/** Less than what rounded per cents are off. */
const NOTHING = 1e-6;

/**
 * In how many pupils at least two lines of one kind, test and school differ: those that came or went, or stand in another mark, score
 * or side. Of items, whose pupils are not told apart, each is a figure by itself: one pupil's item is not told because five others
 * differ in another one. There it is what the points differ by, in full marks.
 */
export function leastChanged(kind: AggregateKind, a: ComparedLine, b: ComparedLine): number[] {
  const [before, after] = [countsOf(kind, a), countsOf(kind, b)];
  const more = Math.abs(a.participants - b.participants);
  const differences = Array.from(
    { length: Math.max(before.length, after.length) },
    (_, index) => (after[index] ?? 0) - (before[index] ?? 0),
  );
  if (kind === 'itemResults') return [more, ...differences].map((own) => Math.max(more, Math.abs(own)));
  const sum = (sign: 1 | -1) => differences.reduce((total, own) => total + Math.max(0, sign * own), 0);
  return [Math.max(more, sum(1), sum(-1))];
}

/** Pupils are whole: where the digits of a per cent leave one number of them alone it is that, however many digits were given. */
function countsOf(kind: AggregateKind, { decimals, participants, unit, values }: ComparedLine): readonly number[] {
  if (unit === 'count') return values;
  const counts = values.map((value) => (value * participants) / 100);
  return kind !== 'itemResults' && participants * 10 ** -decimals < 100 ? counts.map(Math.round) : counts;
}

/** @param former every line of the school, test and kind that was ever there, also in a report that was undone */
export const mayFollow = (kind: AggregateKind, line: ComparedLine, former: readonly ComparedLine[]): boolean =>
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
