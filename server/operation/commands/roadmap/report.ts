/** The state of a roadmap as JSON for programs and as lines for people. */
import type { Language, Localized } from '../../../../surveys/schema.ts';
import type { RoadmapState } from '../../../roadmap/municipal/finding.ts';
import { missingText } from '../../../roadmap/municipal/missing.ts';
import type { Missing } from '../../../roadmap/municipal/rules/types.ts';
import type { ActivityStatus } from '../../../roadmap/municipal/status.ts';
import words from './words.json' with { type: 'json' };

/** `{"date","activities":[{"no","state","value","target","missing":[…],"evidence":N}]}`; values are in the unit of the target. */
export function statusJson({ activities, date }: Pick<RoadmapState, 'activities' | 'date'>) {
  return {
    date,
    activities: activities.map(({ activity, evidence, missing, state, value }) => ({
      no: activity.no,
      state,
      value,
      target: activity.target.value,
      missing: missing.map(({ count, schoolId, turn, what }) => ({ what, school: schoolId, count, turn })),
      evidence: evidence.length,
    })),
  };
}

/** How many schools are named one by one; more are counted. */
const MOST_NAMES = 4;

/** One line a row of the roadmap, and one for each thing that is missing. */
export function readable(
  { activities, date, roadmap }: RoadmapState,
  names: ReadonlyMap<number, Localized>,
  language: Language,
): string {
  const title = `${roadmap.content.title[language]}, ${words.asOf[language]} ${date}`;
  return [title, ...activities.flatMap((status) => linesOf(status, names, language))].join('\n');
}

function linesOf(status: ActivityStatus, names: ReadonlyMap<number, Localized>, language: Language): string[] {
  const { activity, override, state, value } = status;
  const unit = activity.target.unit === 'percent' ? ' %' : '';
  const reached = value === null ? '' : `, ${value} ${words.of[language]} ${activity.target.value}${unit}`;
  const hand = override ? ` (${words.byHand[language]}: ${override.reason})` : '';
  const head = `${String(activity.no).padStart(2)}  ${activity.title[language]}: ${words.states[state][language]}${reached}${hand}`;
  if (state === 'done') return [head];
  const grouped = Map.groupBy(status.missing, ({ what }) => what);
  return [head, ...[...grouped.values()].map((group) => `      ${missingLine(group, names, language)}`)];
}

/** The same thing missing in many schools is one line: a number is the sum over them. */
function missingLine(group: Missing[], names: ReadonlyMap<number, Localized>, language: Language): string {
  const total = group.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const text = missingText({ what: group[0].what, count: total })[language];
  const schools = group.flatMap(({ schoolId }) =>
    schoolId === null ? [] : (names.get(schoolId)?.[language] ?? schoolId),
  );
  if (schools.length === 0) return text;
  const shown = schools.length > MOST_NAMES ? `${words.schools[language]}: ${schools.length}` : schools.join(', ');
  return `${text} (${shown})`;
}
