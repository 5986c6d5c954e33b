/** The fields of a line of a plan, as the form holds them. */
import { addDays, formatISO, parseISO } from 'date-fns';
import type { MeasureView } from '../../../../server/content/schemas.ts';
import type { ChangedPlanLine, NewPlanLine, PlanLine, PlanState } from '../../../../server/plans/schemas.ts';

export type LineFields = {
  /** Number of the activity as text; empty while there is none. */
  activity: string;
  owner: string;
  startsOn: string;
  endsOn: string;
  state: PlanState;
  note: string;
};

/** A new line begins today, lasts as long as the library says, and is tied to the first activity of the measure. */
export function newFields(measure: MeasureView, today: string): LineFields {
  const endsOn = formatISO(addDays(parseISO(today), measure.weeks * 7), { representation: 'date' });
  return {
    activity: String(measure.activities[0] ?? ''),
    owner: '',
    startsOn: today,
    endsOn,
    state: 'planned',
    note: '',
  };
}

export function fieldsOf({ activity, endsOn, note, owner, startsOn, state }: PlanLine): LineFields {
  return { activity: activity === null ? '' : String(activity), owner, startsOn, endsOn, state, note };
}

const content = ({ activity, endsOn, owner, startsOn }: LineFields) => ({
  activity: activity === '' ? null : Number(activity),
  owner: owner.trim(),
  startsOn,
  endsOn,
});

export function newLine(fields: LineFields, factor: string, measure: string): NewPlanLine {
  return { factor, measure, ...content(fields) };
}

export function changedLine(fields: LineFields, version: number): ChangedPlanLine {
  return { version, ...content(fields), state: fields.state, note: fields.note.trim() };
}
