/** What a kind of evidence is made of: one folder of `kinds` defines it, `kinds.ts` lists it. */
import type { Static, TObject } from 'typebox';
import type { Localized } from '../../../surveys/schema.ts';
import type { WordSection } from '../../ground/documents/word.ts';
import type { Fault } from '../../ground/http/problem.ts';
import type { Role } from '../../people/identity/roles.ts';
import type { WordGround } from './word/ground.ts';

export type Rights = {
  /** Who writes what belongs to the district, and what belongs to a school. */
  district: readonly Role[];
  school: readonly Role[];
  /** Who reads what lies in the own scope. */
  readers: readonly Role[];
  /** Who reads only what they have written. */
  ownReaders?: readonly Role[];
};

/**
 * Counts of people in the data, by their paths: `parts` of `whole`; with `rows` of each row of a list; `of`: the people whom `whole`
 * itself is a part of.
 */
export type PeopleCounts = { whole: string; parts: readonly string[]; rows?: string; of?: string };

/** What of a Word document only the kind knows. */
export type WordPart = {
  title: Localized;
  facts: [label: string, value: string][];
  sections: WordSection[];
  signatures: string[];
};

type Rules<Data> = {
  rights: Rights;
  /** Days that the data name beside the record's own, each with its path; null where none is given. */
  namedDays?(data: Data): [path: string, day: string | null][];
  /** What is wrong although the shape is right: ends before beginnings, parts greater than the whole, what has not happened yet. */
  faults?(data: Data, occursOn: string, today: string): Fault[];
  /** What others than those who keep the record see of one to four people is that they are few. */
  people?: readonly PeopleCounts[];
  /** Schools that the data name beside the record's own. */
  namedSchools?(data: Data): number[];
  /** The school that may write the record beside its own: it answers. */
  addressee?(data: Data): number | null;
  /** The role that the record says has written it. */
  writtenBy?(data: Data): Role;
  /** The document that follows; null while there is nothing to write. Kinds without it lead to no document. */
  word?(data: Data, ground: WordGround): WordPart | null;
};

export type Kind<Data> = Rules<Data> & { shape: TObject };

/** @param kind its functions take data of the kind's own shape */
export function defineKind<Shape extends TObject>(kind: Rules<Static<Shape>> & { shape: Shape }) {
  return kind;
}

/** Roles that many kinds name alike. */
export const OFFICE: readonly Role[] = ['chief', 'analyst'];
export const SCHOOL: readonly Role[] = ['head', 'coordinator'];
export const ALL: readonly Role[] = [...OFFICE, 'tutor', ...SCHOOL];

export const faultAt = (field: string, message: string): Fault => ({ path: `body/data/${field}`, message });

/** @param day null where none is given */
export function ifInFuture(path: string, day: string | null, today: string): Fault[] {
  return day !== null && day > today ? [{ path, message: 'lies in the future' }] : [];
}
