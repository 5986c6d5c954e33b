/** What a rule reads, and what it finds. All days are YYYY-MM-DD. */
import type { WhyNot } from '../../../../analytics/objectivity/checks.ts';
import type { Activity } from '../../../../surveys/roadmap.ts';
import type { ActivityState } from '../../../ground/db/roadmap-tables.ts';
import type { DesignationKind } from '../../../ground/db/schema.ts';
import type { Role } from '../../../people/identity/roles.ts';
import type { PublishedRecord } from '../../../publishing/register/store.ts';
import type { RegisteredRecord } from '../../evidence/register/store.ts';

/** Everything that was registered by the end of a day, of one territory and for the roadmap of one year. */
export type Registers = {
  year: number;
  /** The first day of the district's work in Opora; null where it has always been at work. */
  beganOn: string | null;
  /** All schools of the territory with their status in the year; `isDesignated`: it was recorded for this year, not carried over. */
  schools: { id: number; kinds: DesignationKind[]; isDesignated: boolean }[];
  memberships: { id: number; role: Role; schoolId: number; from: string | null; to: string | null }[];
  /** Of the year's newest campaign, school by school: how many of the cells have reached their target. */
  coverage: { campaignId: number; schoolId: number; cells: number; reached: number }[];
  evidence: readonly RegisteredRecord[];
  planLines: PlanLineRecord[];
  publications: PublishedRecord[];
  /**
   * Tests of the year that were imported: whether they were looked at, and why nothing could be checked in them, if nothing could;
   * `hidden`: because nothing of them may be shown.
   */
  tests: { id: number; analysed: boolean; whyNot: (WhyNot | 'hidden')[] | null }[];
  /** Schools with a confirmed sign of biased results, and whether a measure was assigned. */
  signs: { caseId: number; schoolId: number; measured: boolean }[];
  /** The newest campaign of the district that was over, null for none; and the factors with a high risk by it. */
  riskCampaign: { id: number; year: number; closesOn: string } | null;
  highRisks: { schoolId: number; factor: string }[];
};

export type PlanLineRecord = {
  id: number;
  schoolId: number;
  joint: boolean;
  endsOn: string;
  /** Null while it is not done. */
  doneOn: string | null;
};

export type RefKind =
  | 'designation'
  | 'membership'
  | 'campaign'
  | 'evidence'
  | 'planLine'
  | 'publication'
  | 'test'
  | 'case';

/** Where a piece of evidence is kept; a plan line and a designation are found under their school. */
export type Ref = { kind: RefKind; id: number; schoolId: number | null };

/** What is missing: a code with a sentence in `missing-texts.json`, and whose turn it is. */
export type Missing = { what: string; schoolId: number | null; turn: Role[]; count: number | null };

/** How far an activity, or a school's part of it, is done. */
export type Fulfilment = {
  state: ActivityState;
  /** In the unit of the target; null while there is nothing to count, and where it would tell of one to four people. */
  value: number | null;
  missing: Missing[];
  evidence: Ref[];
};

export type SchoolFulfilment = Fulfilment & { schoolId: number };
/** `schools` is empty where the activity is the district's alone. */
export type ActivityFulfilment = Fulfilment & { schools: SchoolFulfilment[] };

/** @param day the day as of which the registers were loaded */
export type Rule = (activity: Activity, registers: Registers, day: string) => ActivityFulfilment;
