/** The tables as Kysely sees them. Write rules live in the column types: `ColumnType<Select, Insert, Update>`. */
import type { ColumnType, Generated } from 'kysely';
import type { AnonymousAudience, Audience } from '../../../surveys/schema.ts';
import type { AccountTables } from './account-tables.ts';
import type { AuditEntryTable } from './audit-table.ts';
import type { CampaignTables } from './campaign-tables.ts';
import type { Day, Fixed, FixedJson, Json } from './columns.ts';
import type { ContentTables } from './content-tables.ts';
import type { EvidenceTables } from './evidence-tables.ts';
import type { ExitTables } from './exit-tables.ts';
import type { JobTables } from './job-tables.ts';
import type { MeetingTables } from './meeting-tables.ts';
import type { ObjectivityTables } from './objectivity-tables.ts';
import type { OfficialTables } from './official-tables.ts';
import type { PlanTables } from './plan-tables.ts';
import type { PublicationTables } from './publication-tables.ts';
import type { ReminderTables } from './reminder-tables.ts';
import type { ResultMeanTables } from './result-mean-tables.ts';
import type { ResultTables } from './result-tables.ts';
import type { RoadmapTables } from './roadmap-tables.ts';
import type { SchoolRoadmapTables } from './school-roadmap-tables.ts';
import type { SchoolTables } from './school-tables.ts';
import type { VprTables } from './vpr-tables.ts';

export type { LinkKind } from './account-tables.ts';
export type {
  CampaignEventKind,
  CampaignState,
  CampaignTargets,
  PeopleCorrection,
  Way,
} from './campaign-tables.ts';
export type { PlanState } from './plan-tables.ts';
export type { QualityView } from './result-tables.ts';
export type { SchoolRoadmapState } from './school-roadmap-tables.ts';
export type {
  EndedRole,
  ImportCounts,
  ImportKind,
  SchoolContact,
  SchoolData,
  SchoolVersionData,
  TerritoryData,
  TerritoryKind,
} from './school-tables.ts';

export type DesignationKind = 'lowResults' | 'hardConditions';

type DesignationTable = { school_id: Fixed<number>; year: Fixed<number>; kind: Fixed<DesignationKind> };
/** People of a school by audience and grade, with history: the newest row up to a day is in force. `grade` 0 means all. */
type SchoolYearTable = {
  school_id: Fixed<number>;
  audience: Fixed<Audience>;
  grade: Fixed<number>;
  as_of: Fixed<Day>;
  people: number;
  /** When and by whom the number was entered; null for what came with the installation. */
  recorded_at: Date | null;
  recorded_by: string | null;
};

/** The columns that name a cell. */
type CellColumns = {
  campaign_id: Fixed<number>;
  school_id: Fixed<number>;
  audience: Fixed<AnonymousAudience>;
  grade: Fixed<number>;
};
type CellTable = {
  campaign_id: Fixed<number>;
  school_id: Fixed<number>;
  audience: Fixed<AnonymousAudience>;
  grade: Fixed<number>;
  /** People invited, as of the opening unless it was corrected; null when unknown. */
  roll: number | null;
  /** A corrected number that waits for the cell's next batch; null when there is none. */
  roll_next: ColumnType<number | null, undefined, number | null>;
  /** Share of the roll aimed at, 0–1. */
  target: number;
  /** Answers that were counted. */
  sealed: ColumnType<number, never, number>;
};
/** What a cell has received and how much of that waits: read only. */
type CellCountView = CellColumns & { received: Fixed<number>; waiting: Fixed<number> };
/** Received per cell and week: a counter apart, so that no day stands beside an answer. */
type PaceTable = {
  campaign_id: Fixed<number>;
  school_id: Fixed<number>;
  audience: Fixed<AnonymousAudience>;
  grade: Fixed<number>;
  /** The Monday. */
  week: Fixed<Day>;
  received: number;
};
/** A group link of one class. The code is on a printed notice of the class, so it is no secret of one person. */
type SurveyLinkTable = {
  code: Fixed<string>;
  campaign_id: Fixed<number>;
  school_id: Fixed<number>;
  audience: Fixed<AnonymousAudience>;
  grade: Fixed<number>;
  label: string;
  cap: number;
  used: ColumnType<number, never, number>;
  /** People of the class, null when unknown; the cap is a little higher, for newcomers. */
  people: number | null;
  /** `paper`: no link at all, but the place where keyed paper forms of a cell are counted. */
  kind: Generated<'group' | 'paper'>;
  /** Takes no more answers, and stays with its count; it can be opened again. */
  closed: Generated<boolean>;
};
/** Codes that were printed together. The codes themselves are nowhere. */
type CodeBatchTable = CellColumns & { id: Generated<number>; codes: Fixed<number> };
type AccessCodeTable = CellColumns & {
  /** HMAC-SHA-256 of the code with the installation's key. */
  digest: Fixed<Buffer>;
  batch_id: Fixed<number>;
  /** Which mark in `code_use` is the code's. */
  place: Fixed<number>;
};
/** One row per cell, so that no row tells when a code was used. */
type CodeUseTable = CellColumns & {
  /** Eight bytes for each place: zeros, or the start of a keyed hash of what was signed for the code. */
  marks: Buffer;
};
type TicketKeyTable = CellColumns & {
  id: Generated<number>;
  /** SPKI, DER. */
  public_key: Fixed<Buffer>;
  /** PKCS #8, DER; null where an earlier version destroyed it at the closing: then it only verifies. */
  private_key: Buffer | null;
};
/** What a printed pile of codes is called. */
type CardSheetTable = { batch_id: Fixed<number>; label: Fixed<string>; made_on: Fixed<Day> };
/** A key of a campaign whose private part is a file of the key folder. */
type CampaignKeyTable = {
  id: Fixed<string>;
  campaign_id: Fixed<number>;
  purpose: Fixed<'inbox' | 'ids'>;
  /** X25519, raw; null for the key of ids, which has no public part. */
  public_key: Fixed<Buffer | null>;
  made_on: Fixed<Day>;
  current: boolean;
};
/** The ids that were taken, as keyed digests: a second sending is known, and no answer is tied to it. */
type ArrivedTable = { school_id: Fixed<number>; campaign_id: Fixed<number>; digest: Fixed<Buffer> };
/** An answer set that waits, encrypted: see `answering/envelopes/envelope.ts`. The id is of chance. */
type InboxTable = CellColumns & { id: Fixed<string>; key_id: Fixed<string>; sealed: Fixed<Buffer> };
/** One answer set: one byte per choice item in the form's order. No day, no time, no address, no agent; the id is of chance. */
type SubmissionTable = {
  school_id: Fixed<number>;
  campaign_id: Fixed<number>;
  audience: Fixed<AnonymousAudience>;
  grade: Fixed<number>;
  id: Fixed<string>;
  answers: Fixed<Buffer>;
  /** Any sign of carelessness (docs/methods.md, answer quality). */
  doubtful: Fixed<boolean>;
};
/** The director's signed facts, every version kept. */
type SchoolReturnTable = {
  school_id: Fixed<number>;
  campaign_id: Fixed<number>;
  version: Fixed<number>;
  facts: FixedJson<Record<string, number>>;
  signed_by: Fixed<string>;
  signed_at: Fixed<Date>;
};

/** Facts about this installation: keys made on the first start, the demo's accounts. */
type SettingTable = { name: Fixed<string>; value: Json<unknown> };

type FeatureTables = AccountTables &
  CampaignTables &
  ContentTables &
  EvidenceTables &
  ExitTables &
  JobTables &
  MeetingTables &
  ObjectivityTables &
  OfficialTables &
  PlanTables &
  PublicationTables &
  ReminderTables &
  ResultMeanTables &
  ResultTables &
  RoadmapTables &
  SchoolRoadmapTables &
  SchoolTables &
  VprTables;

export type Database = FeatureTables & {
  designation: DesignationTable;
  school_year: SchoolYearTable;
  card_sheet: CardSheetTable;
  cell: CellTable;
  cell_count: CellCountView;
  pace: PaceTable;
  survey_link: SurveyLinkTable;
  code_batch: CodeBatchTable;
  access_code: AccessCodeTable;
  code_use: CodeUseTable;
  ticket_key: TicketKeyTable;
  campaign_key: CampaignKeyTable;
  arrived: ArrivedTable;
  inbox: InboxTable;
  submission: SubmissionTable;
  school_return: SchoolReturnTable;
  audit_entry: AuditEntryTable;
  setting: SettingTable;
};
