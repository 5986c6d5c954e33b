/** What changed of a school, in words. */
import type { FieldChange } from '../../../../../server/people/schools/register/schemas.ts';
import type { Words } from '../../../../ui/words.ts';
import type { Change } from '../imports/Changes.tsx';

const DAYS = ['openedOn', 'closedOn'];

export function changesInWords({ day, say, t }: Words, changes: readonly FieldChange[]): Change[] {
  return changes.map(({ after, before, field }) => {
    const write = (text: FieldChange['before']) => text && (DAYS.includes(field) ? day(say(text)) : say(text));
    return { label: t(`schoolRegister.fields.${field}`), before: write(before), after: write(after) };
  });
}
