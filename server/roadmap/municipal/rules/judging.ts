/** From counts to states: what has a day by which all must be there, and what falls due little by little. */
import { mayTellSum, type PeoplePart, sumOfParts, toldPart } from '../../../../analytics/suppression/people-parts.ts';
import type { Activity } from '../../../../surveys/roadmap.ts';
import type { ActivityState } from '../../../ground/db/roadmap-tables.ts';
import type { ActivityFulfilment, Fulfilment, Missing, Ref, Registers } from './types.ts';

/**
 * Parts that were done of those that count by now; `open` are still to come. Of the parts that count and are not done,
 * `waiting` have time until the period ends. Parts that are not done and were due before the district's work began (`before`)
 * count nowhere else.
 */
export type Count = {
  done: number;
  due: number;
  open: number;
  waiting?: number;
  before?: number;
  missing: Missing[];
  evidence: Ref[];
  /** Where people are counted, as each record of them has it: shares that would tell of one to four of them are not shown. */
  people?: PeoplePart[];
};
type Parts = Pick<Count, 'done' | 'due' | 'open' | 'waiting' | 'before'>;
export type SchoolCount = Count & { schoolId: number };

/** Hundredths rounded down to one decimal, so that what is not whole never looks it; null of nothing. */
export function percent(done: number, due: number): number | null {
  return due === 0 ? null : Math.floor((done / due) * 1000) / 10;
}

/** The earlier of two days. */
export const earlier = (a: string, b: string): string => (a < b ? a : b);

/** The state of something that must be there by the end of its period. */
export function deadlineState({ period }: Activity, day: string, reached: boolean): ActivityState {
  if (reached) return 'done';
  if (day < period.from) return 'planned';
  return day <= period.to ? 'underWay' : 'late';
}

/** What it means when nothing ever fell due: there was nothing to do, or it should have been planned. */
export type WhenNothing = 'nothingDue' | 'late';

/** Done only once the period is over and nothing is open: until then more may fall due. */
export function courseState(
  { period, target }: Activity,
  day: string,
  { before = 0, done, due, open, waiting = 0 }: Parts,
  whenNothing: WhenNothing,
): ActivityState {
  if (due === 0) {
    if (before > 0 && open === 0) return 'beforeStart';
    if (day > period.to && open === 0) return whenNothing;
    return day < period.from ? 'planned' : 'nothingDue';
  }
  if ((done / due) * 100 >= target.value) return day >= period.to && open === 0 ? 'done' : 'underWay';
  return day > period.to || due - done > waiting ? 'late' : 'underWay';
}

/** The schools that an activity is for: those with one of its kinds of status in the year. */
export function schoolsOf({ schools }: Activity, registers: Registers): number[] {
  return registers.schools.filter(({ kinds }) => kinds.some((kind) => schools.includes(kind))).map(({ id }) => id);
}

/** What there is where no school is meant: it does not apply, or the schools have not been named yet. */
function withoutSchools(activity: Activity, registers: Registers, day: string): ActivityFulfilment {
  const named = registers.schools.some(({ kinds }) => kinds.length > 0);
  const unnamed = day < activity.period.from ? 'planned' : 'nothingDue';
  return { state: named ? 'notApplicable' : unnamed, value: null, missing: [], evidence: [], schools: [] };
}

const gather = (counts: readonly Count[]) => ({
  missing: counts.flatMap(({ missing }) => missing),
  evidence: distinct(counts.flatMap(({ evidence }) => evidence)),
});

/** One event may be evidence for many schools: it counts once. */
function distinct(refs: Ref[]): Ref[] {
  return [...new Map(refs.map((ref) => [`${ref.kind} ${ref.id} ${ref.schoolId}`, ref])).values()];
}

/** The share of schools that have all of their parts by the end of the period. @param count of one school */
export function shareOfSchools(
  activity: Activity,
  registers: Registers,
  day: string,
  count: (schoolId: number) => Count,
): ActivityFulfilment {
  const counts = schoolsOf(activity, registers).map((schoolId) => ({ schoolId, ...count(schoolId) }));
  if (counts.length === 0) return withoutSchools(activity, registers, day);
  const complete = ({ done, due }: Count) => due > 0 && done >= due;
  const reached = counts.filter(complete).length;
  const isReached = (reached / counts.length) * 100 >= activity.target.value;
  return {
    state: deadlineState(activity, day, isReached),
    // Before anything is there to be counted a share would be a judgement.
    value:
      counts.every(({ evidence }) => evidence.length === 0) && day < activity.period.from
        ? null
        : percent(reached, counts.length),
    ...gather(counts),
    schools: counts.map((each) => ({
      schoolId: each.schoolId,
      state: deadlineState(activity, day, complete(each)),
      value: percent(each.done, each.due),
      missing: each.missing,
      evidence: each.evidence,
    })),
  };
}

/** Done parts of all schools together; all must be there by the end of the period. A school where nothing counts has no say. */
export function pooledByDeadline(
  activity: Activity,
  registers: Registers,
  day: string,
  count: (schoolId: number) => Count,
): ActivityFulfilment {
  return pooled(activity, registers, day, count, (counted) => {
    if (counted.due === 0) return day < activity.period.from ? 'planned' : 'nothingDue';
    return deadlineState(activity, day, (counted.done / counted.due) * 100 >= activity.target.value);
  });
}

/** Done parts of all schools together, which fall due in the course of the period. */
export function pooledInCourse(
  activity: Activity,
  registers: Registers,
  day: string,
  whenNothing: WhenNothing,
  count: (schoolId: number) => Count,
): ActivityFulfilment {
  return pooled(activity, registers, day, count, (counted) => courseState(activity, day, counted, whenNothing));
}

function pooled(
  activity: Activity,
  registers: Registers,
  day: string,
  count: (schoolId: number) => Count,
  stateOf: (counted: Parts) => ActivityState,
): ActivityFulfilment {
  const counts = schoolsOf(activity, registers).map((schoolId) => ({ schoolId, ...count(schoolId) }));
  if (counts.length === 0) return withoutSchools(activity, registers, day);
  const total = (part: keyof Parts) => counts.reduce((sum, each) => sum + (each[part] ?? 0), 0);
  const all = {
    done: total('done'),
    due: total('due'),
    open: total('open'),
    waiting: total('waiting'),
    before: total('before'),
  };
  // What all schools together are said to have done leaves, less those of which it is said, the others together.
  const untold = counts.filter((each) => !isTold(each)).flatMap(({ people = [] }) => people);
  const people = counts.some((each) => each.people) ? counts.flatMap((each) => each.people ?? []) : undefined;
  const isAllTold = isTold({ ...all, people }, untold);
  const shown = counts.map(withoutSmallCounts);
  return {
    state: stateOf(all),
    value: isAllTold ? percent(all.done, all.due) : null,
    ...gather(shown),
    schools: shown.map((each) => ({
      schoolId: each.schoolId,
      state: stateOf(each),
      value: isTold(each) ? percent(each.done, each.due) : null,
      missing: each.missing,
      evidence: each.evidence,
    })),
  };
}

/**
 * Whether the share of people may be said. That all did, or nobody, tells of no number.
 * @param hidden of these people those whose share is not told by itself
 */
function isTold(
  { done, due, people }: Pick<Count, 'done' | 'due' | 'people'>,
  hidden: readonly PeoplePart[] = people ?? [],
): boolean {
  if (people === undefined || done === 0 || done === due) return true;
  const told = toldPart(sumOfParts(people));
  return told.whole !== null && told.part !== null && mayTellSum(hidden);
}

/** How many people are missing is said where their share is. */
function withoutSmallCounts(count: SchoolCount): SchoolCount {
  if (isTold(count)) return count;
  return { ...count, missing: count.missing.map((each) => ({ ...each, count: null })) };
}

/** A number of things of the district by the end of the period. */
export function countByDeadline(
  activity: Activity,
  day: string,
  counted: { value: number; missing: Missing[]; evidence: Ref[] },
): ActivityFulfilment {
  const isReached = counted.value >= activity.target.value;
  const state = deadlineState(activity, day, isReached);
  const value = state === 'planned' && counted.evidence.length === 0 ? null : counted.value;
  return { ...counted, value, missing: isReached ? [] : counted.missing, state, schools: [] };
}

/** Parts of the district that fall due in the course of the period. */
export function districtInCourse(
  activity: Activity,
  day: string,
  count: Count,
  whenNothing: WhenNothing,
): ActivityFulfilment {
  const { done, due, evidence, missing } = count;
  const fulfilment: Fulfilment = {
    state: courseState(activity, day, count, whenNothing),
    value: percent(done, due),
    missing,
    evidence,
  };
  return { ...fulfilment, schools: [] };
}
