/** Where a school stands on each kind of criterion in one year, from plain figures. */

import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { Z90 } from '../level.ts';
import { isJudged, whyUndecided } from '../objectivity/checks.ts';
import { wilsonInterval } from '../proportion.ts';
import { hasLevel } from '../result-level.ts';
import { isFew, LEAST_PEOPLE } from '../suppression/few-people.ts';
import type { Estimate, Withheld } from '../types.ts';
import type { Signs } from './signs.ts';
import { probabilityOf, type Reading, type Threshold } from './verdict.ts';

/** Marks of one school in one test. */
export type MarkCell = { grade: number; pupils: number; low: number };

/** The most that is still not told. */
const FEW = LEAST_PEOPLE - 1;
const none = (reason: Extract<Reading, { kind: 'none' }>['reason']): Reading => ({ kind: 'none', reason });
const whole = (value: number): number => Math.round(value) || 0;

/**
 * Share of marks «2» among all results of a year, per cent. Tests of one grade are sat by the same pupils, so that the
 * error is that of the largest test of each grade (the safe side). One to four marks «2», or that many better ones, are told
 * as bounds.
 * @param cells tests of one year; those of fewer than five pupils are left out
 */
export function lowShare(cells: MarkCell[], threshold: Threshold): Reading {
  const shown = cells.filter(({ pupils }) => pupils >= LEAST_PEOPLE);
  if (shown.length === 0) return none(cells.length === 0 ? 'noMarks' : 'fewPupils');
  const results = shown.reduce((sum, { pupils }) => sum + pupils, 0);
  const low = shown.reduce((sum, cell) => sum + cell.low, 0);
  const percent = (count: number) => whole((100 * count) / results);
  if (isFew(low)) return { kind: 'bounds', low: percent(1), high: percent(FEW), n: results };
  const rest = results - low;
  if (isFew(rest)) return { kind: 'bounds', low: percent(results - FEW), high: percent(results - 1), n: results };
  const grades = [...Map.groupBy(shown, ({ grade }) => grade).values()];
  const pupils = grades.reduce((sum, own) => sum + Math.max(...own.map((cell) => cell.pupils)), 0);
  const [from, to] = wilsonInterval(whole((low / results) * pupils), pupils, 0.9);
  const interval: [number, number] = [100 * from, 100 * to];
  return {
    kind: 'figure',
    value: percent(low),
    interval: [whole(interval[0]), whole(interval[1])],
    n: results,
    probability: probabilityOf(threshold, interval),
  };
}

/** A school's shrunken result with its 90 % interval. */
export type SchoolResult = { school: string; value: number; interval: [number, number]; results: number };

/** Under this many schools a quarter is none. */
const LEAST_SCHOOLS = 4;

/** Results of a year in the order of their values, and by school. */
type Ranking = { sorted: number[]; bySchool: ReadonlyMap<string, SchoolResult> };

const rankings = new WeakMap<readonly SchoolResult[], Ranking>();

/** Put in order once: every school is compared with all others. */
function rankingOf(results: readonly SchoolResult[]): Ranking {
  const known = rankings.get(results);
  if (known) return known;
  const sorted = results.map(({ value }) => value).sort((a, b) => a - b);
  const own = { sorted, bySchool: new Map(results.map((each) => [each.school, each])) };
  rankings.set(results, own);
  return own;
}

/** Whether the school has a result among those of a year. @param results must not change afterwards */
export const hasPosition = (results: readonly SchoolResult[], school: string): boolean =>
  rankingOf(results).bySchool.has(school);

/** How many values are smaller. */
function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Quantile with linear interpolation. @param share 0…1 */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/**
 * Where the school stands among all schools of the district, as the share of the others that it leaves behind, per cent. The
 * probability is that its result lies above the boundary that the criterion names.
 * @param results of all schools with results in the year; they must not change afterwards
 */
export function position(results: readonly SchoolResult[], school: string, threshold: Threshold): Reading {
  const { bySchool, sorted } = rankingOf(results);
  const own = bySchool.get(school);
  if (own === undefined) return none(results.length === 0 ? 'noResults' : 'fewPupils');
  if (results.length < LEAST_SCHOOLS) return none('fewSchools');
  const othersBelow = (value: number) => countBelow(sorted, value) - Number(own.value < value);
  const behind = (value: number) => whole((100 * othersBelow(value)) / (sorted.length - 1));
  const sd = (own.interval[1] - own.interval[0]) / (2 * Z90);
  const boundary = quantile(sorted, (threshold.value ?? 0) / 100);
  const above = sd > 0 ? 1 - normalCdf(boundary, own.value, sd) : Number(own.value >= boundary);
  return {
    kind: 'figure',
    value: behind(own.value),
    interval: [behind(own.interval[0]), behind(own.interval[1])],
    n: own.results,
    probability: threshold.comparison === 'atMost' ? 1 - above : above,
  };
}

/**
 * Whether the results of a year can be trusted: only what was checked can be met or not met.
 * @param signs or why there are none: the school has neither papers nor reports of the year, or nobody has looked at them
 */
export function objectivity(signs: Signs | 'nothingToCheck' | 'notAnalysed'): Reading {
  if (typeof signs === 'string') return none(signs);
  const { checks, flagged, level } = signs;
  if (!isJudged(level)) return { kind: 'notChecked', why: whyUndecided(checks) };
  const checked = { made: checks.made.length, all: checks.made.length + checks.missing.length };
  if (level === 'none') return { kind: 'finding', holds: true, checked };
  if (flagged.some(({ outcome }) => outcome === 'confirmed')) return { kind: 'finding', holds: false, checked };
  const open = flagged.filter(({ outcome }) => outcome === null).length;
  return open > 0 ? { kind: 'open', signs: open } : { kind: 'finding', holds: true, checked };
}

export type LevelResult =
  | (Pick<Estimate, 'kind' | 'level' | 'state'> & { probabilities: { high: number } })
  | Pick<Withheld, 'kind' | 'reason'>;

/** Whether the level of a factor is below high. @param result of the school's last campaign of the year */
export function factorLevel(result: LevelResult | undefined): Reading {
  if (result === undefined) return none('noCampaign');
  if (!hasLevel(result)) return none('fewAnswers');
  return { kind: 'level', level: result.level, probability: 1 - result.probabilities.high };
}

/** Facts of a signed return. `left` is `few` where the reader may only know that it is one to four people. */
export type StaffFacts = { left: number | 'few' | null; teachers: number | null };

/** Share of teachers who left within the school year, per cent. */
export function turnover(facts: StaffFacts | undefined): Reading {
  if (facts === undefined || facts.left === null || !facts.teachers) return none('notSigned');
  const { left, teachers } = facts;
  const percent = (count: number) => whole((100 * count) / teachers);
  if (left === 'few') return { kind: 'bounds', low: percent(1), high: percent(FEW), n: teachers };
  return { kind: 'figure', value: percent(left), interval: null, n: teachers, probability: null };
}

export type RoadmapLine = { endsOn: string; doneOn: string | null; state: 'planned' | 'underWay' | 'done' | 'dropped' };

/** Share of the lines of the school's roadmap that were due before today and were done by their last day, per cent. */
export function roadmapDone(lines: RoadmapLine[], today: string): Reading {
  const due = lines.filter(({ endsOn, state }) => state !== 'dropped' && endsOn < today);
  if (due.length === 0) return none('nothingDue');
  const inTime = due.filter(({ doneOn, endsOn, state }) => state === 'done' && (doneOn === null || doneOn <= endsOn));
  const value = whole((100 * inTime.length) / due.length);
  return { kind: 'figure', value, interval: null, n: due.length, probability: null };
}

/** What a person has found. @param holds null while nobody has said, or after it was taken back */
export function judgement(holds: boolean | null): Reading {
  return holds === null ? none('notJudged') : { kind: 'finding', holds, checked: null };
}
