/** The Word document that follows a visit, an observation, a review or an event, made of what was entered. */
import type { Content } from '../../../../surveys/load.ts';
import type { Language, Localized } from '../../../../surveys/schema.ts';
import { answeredPages } from '../../../ground/documents/form-answers.ts';
import type { WordDocument, WordSection } from '../../../ground/documents/word.ts';
import { dayName } from '../../../ground/documents/wording.ts';
import type { EvidenceDataByKind } from '../kinds.ts';
import texts from './texts.json' with { type: 'json' };

export type WordKind = 'visit' | 'observation' | 'review' | 'event';
type Data<Kind extends WordKind> = EvidenceDataByKind[Kind];

export type WordRecord = {
  kind: string;
  occursOn: string;
  data: unknown;
  /** The school's name; null for a record of the district. */
  school: Localized | null;
};

/** `nameOf` tells the schools of an attendance. */
export type WordGround = { forms: Content['forms']; language: Language; nameOf(schoolId: number): string };

type Part = Pick<WordDocument, 'facts' | 'sections' | 'signatures'>;

const sectionsOf = ({ forms, language }: WordGround, form: string, answers: Record<string, unknown>): WordSection[] =>
  forms[form] ? answeredPages(forms[form], answers, language) : [];

function visit(data: Data<'visit'>, ground: WordGround): Part {
  const { language } = ground;
  return {
    facts: [[texts.facts.purpose[language], data.purpose]],
    sections: sectionsOf(ground, 'visit-report', data.report ?? {}),
    signatures: [texts.signatures.tutor[language], texts.signatures.head[language]],
  };
}

function observation(data: Data<'observation'>, ground: WordGround): Part {
  const { language } = ground;
  return {
    facts: [
      [texts.facts.observer[language], texts.roles[data.observer][language]],
      [texts.facts.analysed[language], (data.analysed ? texts.yes : texts.no)[language]],
    ],
    sections: sectionsOf(ground, 'lesson-observation', data.answers),
    signatures: [texts.signatures[data.observer][language]],
  };
}

function review(data: Data<'review'>, ground: WordGround): Part {
  const { language } = ground;
  return {
    facts: [
      [texts.facts.document[language], data.title],
      [texts.facts.reviewer[language], texts.roles[data.reviewer][language]],
      [texts.facts.verdict[language], texts.verdicts[data.verdict][language]],
    ],
    sections: sectionsOf(ground, 'document-review', data.answers),
    signatures: [texts.signatures[data.reviewer][language]],
  };
}

function event(data: Data<'event'>, { language, nameOf }: WordGround): Part {
  const head = [texts.facts.school[language], texts.people[language]];
  const rows = data.attendance.map(({ people, schoolId }) => [nameOf(schoolId), String(people)]);
  return {
    facts: [
      [texts.facts.topic[language], data.title],
      [texts.facts.place[language], data.place],
    ],
    sections: rows.length > 0 ? [{ title: texts.attendance[language], table: [head, ...rows] }] : [],
    signatures: [texts.signatures.chair[language], texts.signatures.secretary[language]],
  };
}

/**
 * Only what has taken place leads to a document, and only the four kinds do.
 * @returns null where there is nothing to write
 */
function partOf({ data, kind }: WordRecord, ground: WordGround): Part | null {
  switch (kind) {
    case 'visit':
      return (data as Data<'visit'>).state === 'held' ? visit(data as Data<'visit'>, ground) : null;
    case 'observation':
      return observation(data as Data<'observation'>, ground);
    case 'review':
      return review(data as Data<'review'>, ground);
    case 'event':
      return (data as Data<'event'>).state === 'held' ? event(data as Data<'event'>, ground) : null;
    default:
      return null;
  }
}

/** @returns null for records from which no document follows */
export function wordDocumentOf(record: WordRecord, ground: WordGround): WordDocument | null {
  const part = partOf(record, ground);
  if (part === null) return null;
  const { language } = ground;
  const { note } = record.data as { note: string };
  const school = record.school?.[language] ?? texts.district[language];
  const facts: [string, string][] = [
    [texts.facts.day[language], dayName(language, record.occursOn)],
    [texts.facts.school[language], school],
    ...part.facts,
  ];
  return {
    language,
    title: texts.titles[record.kind as WordKind][language],
    subtitle: `${school}, ${dayName(language, record.occursOn)}`,
    facts: facts.filter(([, value]) => value !== ''),
    sections: [...part.sections, ...(note === '' ? [] : [{ title: texts.note[language], paragraphs: [note] }])],
    signatures: part.signatures,
    signatureDay: texts.signedOn[language],
  };
}
