/** The fields of a line of a plan, as the form holds them. */
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { ChangedPlanLine, NewPlanLine, PlanLine, PlanState } from '../../../../../server/roadmap/plans/schemas.ts';
import { dayAfter } from '../../../../days.ts';

export type LineFields = {
  /** What is done, for a line without a measure of the library; else empty. */
  title: string;
  /** Number of the activity as text; empty while there is none. */
  activity: string;
  owner: string;
  startsOn: string;
  endsOn: string;
  joint: boolean;
  state: PlanState;
  /** Empty unless it is done. */
  doneOn: string;
  note: string;
};

/** A line without a measure of the library lasts so many weeks until somebody says otherwise. */
const OWN_WEEKS = 4;

/** A new line begins today, lasts as long as the library says, and is tied to the first activity of the measure. */
export function newFields(measure: MeasureView | null, today: string, joint = false): LineFields {
  const weeks = measure?.weeks ?? OWN_WEEKS;
  const endsOn = dayAfter(today, weeks * 7);
  return {
    title: '',
    activity: String(measure?.activities[0] ?? ''),
    owner: '',
    startsOn: today,
    endsOn,
    joint,
    state: 'planned',
    doneOn: '',
    note: '',
  };
}

export function fieldsOf(line: PlanLine): LineFields {
  const { endsOn, joint, note, owner, startsOn, state } = line;
  return {
    owner,
    startsOn,
    endsOn,
    joint,
    state,
    note,
    title: line.title ?? '',
    activity: line.activity === null ? '' : String(line.activity),
    doneOn: line.doneOn ?? '',
  };
}

const content = ({ activity, endsOn, joint, owner, startsOn }: LineFields) => ({
  activity: activity === '' ? null : Number(activity),
  owner: owner.trim(),
  startsOn,
  endsOn,
  joint,
});

/** @param work the measure against a factor; a line of the school's own has neither, or a factor alone */
export function newLine(fields: LineFields, work: { factor: string | null; measure: string | null }): NewPlanLine {
  return { ...work, title: work.measure === null ? fields.title.trim() : null, ...content(fields) };
}

export function changedLine(fields: LineFields, { measure, version }: PlanLine): ChangedPlanLine {
  const { doneOn, note, state } = fields;
  return {
    version,
    ...content(fields),
    state,
    note: note.trim(),
    title: measure === null ? fields.title.trim() : null,
    doneOn: state === 'done' ? doneOn : null,
  };
}
