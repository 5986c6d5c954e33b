/** A line as it was typed, field by field beside the line as somebody else left it. */
import type { MeasureView } from '../../../../../server/content/library/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import type { ConflictRow } from '../../../../ui/Conflict.tsx';
import { useWords } from '../../../../ui/words.ts';
import { fieldsOf, type LineFields } from './lineForm.ts';

export function useConflictRows(mine: LineFields, theirs: PlanLine | null, measure: MeasureView | null): ConflictRow[] {
  const { day, t } = useWords();
  if (theirs === null) return [];
  const date = (value: string) => (value === '' ? '' : day(value));
  const words = (fields: LineFields): Record<string, string> => ({
    ...(measure === null && { [t('plan.form.title')]: fields.title }),
    [t('plan.form.activity')]: fields.activity,
    [t('plan.form.owner')]: fields.owner,
    [t('plan.form.startsOn')]: date(fields.startsOn),
    [t('plan.form.endsOn')]: date(fields.endsOn),
    [t('plan.form.joint')]: t(fields.joint ? 'plan.form.yes' : 'plan.form.no'),
    [t('plan.form.state')]: t(`plan.state.${fields.state}`),
    [t('plan.form.doneOn')]: date(fields.doneOn),
    [t('plan.form.note')]: fields.note,
  });
  const other = words(fieldsOf(theirs));
  return Object.entries(words(mine)).map(([label, value]) => ({ label, mine: value, theirs: other[label] ?? '' }));
}
