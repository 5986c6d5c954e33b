/** Tables of what is made public. */
import type { ColumnType, Generated } from 'kysely';
import type { Day, Fixed } from './columns.ts';

export type PublicationKind = 'document' | 'report' | 'news' | 'schoolRoadmap' | 'answerBack';
export type PublicationState = 'draft' | 'submitted' | 'tutorConfirmed' | 'groupConfirmed' | 'published' | 'withdrawn';
export type PublicationStep = 'submit' | 'confirm' | 'return' | 'publish' | 'withdraw';
export type DocumentKind = 'developmentProgramme' | 'act' | 'other';
export type PublicationPlace = 'departmentSite' | 'schoolSite' | 'media';
/** One finding of an answer to those who answered. */
export type AnswerFinding = { factor: string; said: string; doing: string };

/** What may be written anew while it is a draft. */
type Content = {
  year: number;
  /** What kind of document; null for all that is none. */
  document: DocumentKind | null;
  title: string;
  /** Markdown. */
  body: string;
  /** Where it stands elsewhere; empty when nowhere. */
  link: string;
  place: PublicationPlace;
  /** The day on which it appeared elsewhere; null where our own page is the place. */
  appeared_on: Day | null;
  /** Of an answer to those who answered alone. */
  findings: ColumnType<AnswerFinding[] | null, string | null, string | null>;
  /** The campaign that the findings come from. */
  campaign_id: number | null;
  changed_by: string | null;
  changed_at: Date;
};
type PublicationTable = Content & {
  id: Generated<number>;
  territory_id: Fixed<number>;
  school_id: Fixed<number | null>;
  kind: Fixed<PublicationKind>;
  state: PublicationState;
  version: number;
  /** The body rendered; null where it was stored before texts were rendered when saved, until somebody reads it. */
  html: string | null;
  made_by: Fixed<string | null>;
};
type PublicationVersionTable = {
  publication_id: Fixed<number>;
  version: Fixed<number>;
  file_name: Fixed<string | null>;
  year: Fixed<number>;
  document: Fixed<DocumentKind | null>;
  title: Fixed<string>;
  body: Fixed<string>;
  link: Fixed<string>;
  place: Fixed<PublicationPlace>;
  appeared_on: Fixed<Day | null>;
  findings: ColumnType<AnswerFinding[] | null, string | null, never>;
  campaign_id: Fixed<number | null>;
  changed_by: Fixed<string | null>;
  changed_at: Fixed<Date>;
};
type PublicationStepTable = {
  id: Generated<number>;
  publication_id: Fixed<number>;
  step: Fixed<PublicationStep>;
  from_state: Fixed<PublicationState>;
  to_state: Fixed<PublicationState>;
  /** The version that the step was taken with. */
  version: Fixed<number>;
  /** The day that counted as today. */
  on_day: Fixed<Day>;
  at: Fixed<Date>;
  by_account: Fixed<string | null>;
  /** The role in which it was taken. */
  by_role: Fixed<string>;
  note: Fixed<string>;
};
type PublicationFileTable = {
  publication_id: Fixed<number>;
  name: string;
  media_type: string;
  size: number;
  /** Hex. */
  sha256: string;
  content: Buffer;
  added_by: string | null;
  added_at: Date;
};

export type PublicationTables = {
  publication: PublicationTable;
  publication_version: PublicationVersionTable;
  publication_step: PublicationStepTable;
  publication_file: PublicationFileTable;
};
