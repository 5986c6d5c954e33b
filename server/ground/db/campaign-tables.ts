/** Campaigns: their plan, frozen forms, schools, ways in and history. */
import type { ColumnType, Generated } from 'kysely';
import type { AnonymousAudience, Audience, Localized, RiskModel, SurveyDefinition } from '../../../surveys/schema.ts';
import type { Day, Fixed, FixedJson, Json } from './columns.ts';

/** `closed`: what was finished before still arrives, and the campaign may be opened again. `sealed`: for good. */
export type CampaignState = 'planned' | 'open' | 'closed' | 'sealed';
export type CampaignEventKind =
  | 'planned'
  | 'changed'
  | 'opened'
  | 'extended'
  | 'closed'
  | 'reopened'
  | 'targets'
  | 'people'
  | 'sealed'
  | 'keysLate'
  | 'keysLost';
/** A corrected number of people of a group; `before` is null where it was unknown. */
export type PeopleCorrection = {
  schoolId: number;
  audience: AnonymousAudience;
  grade: number;
  before: number | null;
  after: number;
};
export type CampaignTargets = Record<Audience, number>;
/** One-time codes, one link per class, or paper. */
export type Way = 'codes' | 'link' | 'paper';

type CampaignTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  title: Json<Localized>;
  year: number;
  opens_on: Day;
  closes_on: Day;
  state: CampaignState;
  /** The day on which a closed campaign is sealed; null while it is not closed, and after that. */
  seals_on: Day | null;
  /** The risk model, frozen at the opening. */
  model: Json<RiskModel>;
  /** Shares of the roll aimed at, by audience, 0–1. */
  targets: ColumnType<CampaignTargets, string | undefined, string>;
};
type CampaignSchoolTable = { campaign_id: Fixed<number>; school_id: Fixed<number> };
/** What was done to a campaign, by whom; `by_account` is null when the clock did it. */
type CampaignEventTable = {
  id: Generated<number>;
  campaign_id: Fixed<number>;
  kind: Fixed<CampaignEventKind>;
  at: Fixed<Date>;
  by_account: Fixed<string | null>;
  closes_on: Fixed<Day | null>;
  reason: Fixed<string | null>;
  /** How many waiting answers were lost by it. */
  answers: Fixed<number | null>;
  /** What a correction of the number of people changed. */
  people: ColumnType<PeopleCorrection | null, string | null, never>;
};
/** How the people of an audience of a school answer; without a row by group links. */
type CampaignWayTable = {
  campaign_id: Fixed<number>;
  school_id: Fixed<number>;
  audience: Fixed<AnonymousAudience>;
  way: Way;
};
type CampaignFormTable = {
  campaign_id: Fixed<number>;
  audience: Fixed<Audience>;
  definition: FixedJson<SurveyDefinition>;
  /** SHA-256 of the definition, hex. */
  hash: Fixed<string>;
};

export type CampaignTables = {
  campaign: CampaignTable;
  campaign_form: CampaignFormTable;
  campaign_school: CampaignSchoolTable;
  campaign_event: CampaignEventTable;
  campaign_way: CampaignWayTable;
};
