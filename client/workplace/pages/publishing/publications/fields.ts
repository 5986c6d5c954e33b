/** The fields of a publication as the form holds them, and the way from and to the server. */
import type {
  ChangedPublication,
  HistoryResponse,
  NewPublication,
  Publication,
  PublicationKind,
} from '../../../../../server/publishing/publications/schemas.ts';
import { findMarkdownFault } from '../../../../../surveys/markdown-bounds.ts';
import { yearOf } from '../../../../days.ts';

export type AnswerFinding = NonNullable<NewPublication['findings']>[number];

export type Fields = {
  title: string;
  year: number;
  document: NonNullable<NewPublication['document']>;
  body: string;
  link: string;
  place: NewPublication['place'];
  /** Empty where our own page is the place. */
  appearedOn: string;
  findings: AnswerFinding[];
  campaignId: number | null;
};

export const MOST_FINDINGS = 3;

export function emptyFields(kind: PublicationKind, ofSchool: boolean, today: string): Fields {
  return {
    title: '',
    year: yearOf(today),
    document: ofSchool ? 'developmentProgramme' : 'act',
    body: '',
    link: '',
    place: ofSchool && kind !== 'report' ? 'schoolSite' : 'departmentSite',
    appearedOn: '',
    findings: [],
    campaignId: null,
  };
}

type Stored = Publication | HistoryResponse['versions'][number];

export function fieldsOf({
  appearedOn,
  body,
  campaignId,
  document,
  findings,
  link,
  place,
  title,
  year,
}: Stored): Fields {
  return {
    title,
    year,
    body,
    link,
    place,
    campaignId,
    document: document ?? 'other',
    appearedOn: appearedOn ?? '',
    findings: findings ?? [],
  };
}

function contentOf(fields: Fields, kind: PublicationKind): Omit<ChangedPublication, 'version'> {
  const { appearedOn, campaignId, document, findings, ...rest } = fields;
  const isAnswer = kind === 'answerBack';
  return {
    ...rest,
    title: fields.title.trim(),
    link: fields.link.trim(),
    document: kind === 'document' ? document : null,
    appearedOn: appearedOn === '' ? null : appearedOn,
    findings: isAnswer ? findings : null,
    campaignId: isAnswer ? campaignId : null,
  };
}

export function newPublication(fields: Fields, kind: PublicationKind, schoolId: number | null): NewPublication {
  return { kind, schoolId, ...contentOf(fields, kind) };
}

export function changedPublication(fields: Fields, kind: PublicationKind, version: number): ChangedPublication {
  return { version, ...contentOf(fields, kind) };
}

export type Gap = 'title' | 'body' | 'link';

/** Fields that the server would refuse. */
export function gapsOf({ body, link, place, title }: Fields): Gap[] {
  const isAddress = /^https?:\/\/\S+$/.test(link.trim());
  const gaps: Gap[] = [];
  if (title.trim() === '') gaps.push('title');
  if (findMarkdownFault(body) !== null) gaps.push('body');
  if (link.trim() === '' ? place === 'media' : !isAddress) gaps.push('link');
  return gaps;
}

export function isSame(a: Fields, b: Fields): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
