/** What the server describes of a field, and its words. */
import type { EvidenceField } from '../../../../../server/roadmap/evidence/schemas.ts';
import type { ru } from '../../../../i18n/ru.ts';
import type { Words } from '../../../../ui/words.ts';

export type Field = EvidenceField;
export type RowsField = Extract<Field, { type: 'rows' }>;

type Texts = typeof ru.evidence;
type Translate = Pick<Words, 't'>;

// The server names keys of words; a test holds that each of them is there in both languages.
export const labelOf = ({ label }: Field, { t }: Translate): string =>
  t(`evidence.fields.${label as keyof Texts['fields']}`);

export const hintOf = ({ hint }: Field, { t }: Translate): string | undefined =>
  hint === null ? undefined : t(`evidence.hints.${hint as keyof Texts['hints']}`);

export const optionText = (option: string, { t }: Translate): string =>
  t(`evidence.options.${option as keyof Texts['options']}`);
