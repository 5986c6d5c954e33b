/** The Word document that follows a record, made of what was entered. */
import type { Localized } from '../../../../surveys/schema.ts';
import type { WordDocument } from '../../../ground/documents/word.ts';
import { dayName } from '../../../ground/documents/wording.ts';
import { kindOf, type Typed } from '../kinds.ts';
import type { WordGround } from './ground.ts';
import texts from './texts.json' with { type: 'json' };

export type WordRecord = Typed & {
  occursOn: string;
  /** The school's name; null for a record of the district. */
  school: Localized | null;
};

/** @returns null for records from which no document follows */
export function wordDocumentOf(record: WordRecord, ground: WordGround): WordDocument | null {
  const part = kindOf(record.kind).word?.(record.data, ground) ?? null;
  if (part === null) return null;
  const { language } = ground;
  const note = 'note' in record.data ? record.data.note : '';
  const school = record.school?.[language] ?? texts.district[language];
  const facts: [string, string][] = [
    [texts.facts.day[language], dayName(language, record.occursOn)],
    [texts.facts.school[language], school],
    ...part.facts,
  ];
  return {
    language,
    title: part.title[language],
    subtitle: `${school}, ${dayName(language, record.occursOn)}`,
    facts: facts.filter(([, value]) => value !== ''),
    sections: [...part.sections, ...(note === '' ? [] : [{ title: texts.note[language], paragraphs: [note] }])],
    signatures: part.signatures,
    signatureDay: texts.signedOn[language],
  };
}
