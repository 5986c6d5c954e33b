/** The state of a whole roadmap as of a day: every row by its rule, with what was set by hand beside what is computed. */
import type { Activity } from '../../../surveys/roadmap.ts';
import type { RuleName } from '../../../surveys/roadmap-rules.ts';
import type { ActivityState } from '../../ground/db/roadmap-tables.ts';
import type { OverrideRow } from './overrides/store.ts';
import { stateSince } from './rules/start.ts';
import type { Fulfilment, Registers } from './rules/types.ts';
import { RULES } from './rules.ts';

export type Judged = Fulfilment & {
  /** What the rule says; `state` is what counts. */
  computed: ActivityState;
  override: OverrideRow | null;
};
export type SchoolStatus = Judged & { schoolId: number };
export type ActivityStatus = Judged & { activity: Activity; schools: SchoolStatus[] };

/**
 * The state of one row after another.
 * @param overrides all that were ever made: those that stood at the end of the day count
 * @param day the day as of which the registers were loaded, YYYY-MM-DD
 */
export function judging(
  registers: Registers,
  overrides: readonly OverrideRow[],
  day: string,
): (activity: Activity) => ActivityStatus {
  const standing = overrides.filter(({ endedOn, madeOn }) => madeOn <= day && (endedOn === null || endedOn > day));
  return (activity) => {
    const own = standing.filter((each) => each.activity === activity.no);
    const judge = <Found extends Fulfilment>(found: Found, schoolId: number | null): Found & Judged => {
      const override = own.findLast((each) => each.schoolId === schoolId) ?? null;
      const computed = stateSince(registers, activity.period.to, found.state);
      // Of what nobody could enter in time a number would be a judgement.
      const value = computed === 'beforeStart' && found.evidence.length === 0 ? null : found.value;
      return { ...found, value, computed, state: override?.state ?? computed, override };
    };
    const { schools, ...fulfilment } = RULES[activity.computes.rule as RuleName](activity, registers, day);
    return {
      ...judge(fulfilment, null),
      activity,
      schools: schools.map((school) => judge(school, school.schoolId)),
    };
  };
}
