/** States of activities: their order, their signs, and what a selection of activities says. */
import type { ActivityRow, ActivityState, OverrideState } from '../../../../../server/roadmap/municipal/schemas.ts';
import { yearOf } from '../../../../days.ts';
import type { RoadmapSearch } from './search.ts';

/** The most pressing first. */
export const STATES: readonly ActivityState[] = [
  'late',
  'underWay',
  'planned',
  'done',
  'beforeStart',
  'nothingDue',
  'notApplicable',
];

/** Those that can be set by hand: before its work began a district could set nothing. */
export const SETTABLE = STATES.filter((state): state is OverrideState => state !== 'beforeStart');

/** What a page offers: a district that has always been at work need not read of the beginning of its work. */
export function statesAmong(activities: readonly { state: ActivityState }[]): ActivityState[] {
  return STATES.filter((state) => state !== 'beforeStart' || activities.some((each) => each.state === state));
}

/** Readable without colour, and in every typeface. */
export const SIGNS: Record<ActivityState, string> = {
  late: '!',
  underWay: '>',
  planned: '…',
  done: '+',
  beforeStart: '<',
  nothingDue: '–',
  notApplicable: '×',
};

export function countStates(activities: readonly { state: ActivityState }[]): Record<ActivityState, number> {
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<ActivityState, number>;
  for (const { state } of activities) counts[state] += 1;
  return counts;
}

/** The activities that a filter lets through; a month keeps those whose period touches it. */
export function selectActivities(activities: readonly ActivityRow[], search: RoadmapSearch) {
  const { month, responsible, section, state } = search;
  return activities.filter(
    (activity) =>
      (section === undefined || activity.section === section) &&
      (responsible === undefined || activity.responsible.includes(responsible)) &&
      (state === undefined || activity.state === state) &&
      (month === undefined || touchesMonth(activity, month)),
  );
}

/** Whether a period has a day in a month of the calendar, in whichever year. */
function touchesMonth({ period: { from, to } }: ActivityRow, month: number): boolean {
  const place = (day: string) => yearOf(day) * 12 + Number(day.slice(5, 7)) - 1;
  for (let at = place(from); at <= place(to); at++) if ((at % 12) + 1 === month) return true;
  return false;
}

/** Late activities, those that have been late longest first. */
export function lateFirst(activities: readonly ActivityRow[]): ActivityRow[] {
  return activities.filter(({ state }) => state === 'late').sort((a, b) => a.period.to.localeCompare(b.period.to));
}
