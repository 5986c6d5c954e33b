/** The tables of results: tallies, what is released of them, and what was computed from that. */

import type { ColumnType } from 'kysely';
import type { ChangeComponents } from '../../../analytics/change.ts';
import type { DistrictComponents } from '../../../analytics/district-components.ts';
import type { Look } from '../../../analytics/result-level.ts';
import type { DisclosedDistrict, DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import type { DisclosedChange } from '../../../analytics/suppression/disclosed-change.ts';
import type { Release } from '../../../analytics/suppression/release.ts';
import type { Tally } from '../../../analytics/tally.ts';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Fixed, FixedJson, Json } from './columns.ts';

/** Results over all answers, or over those without a sign of carelessness. */
export type QualityView = 'all' | 'kept';

type TallyTable = {
  school_id: Fixed<number>;
  campaign_id: Fixed<number>;
  audience: Fixed<AnonymousAudience>;
  grade: Fixed<number>;
  tally: Json<Tally>;
  /** The part of `tally` that comes from doubtful answer sets; null while there is none. */
  doubtful: ColumnType<Tally | null, string | null, string | null>;
};
/** What of a cell may be seen: the only tallies that figures are computed from. */
type ReleasedTallyTable = {
  school_id: Fixed<number>;
  campaign_id: Fixed<number>;
  audience: Fixed<AnonymousAudience>;
  grade: Fixed<number>;
  released: Json<Release>;
  /** Doubtful answer sets as far as their number may be seen: null = none, 0 = not to be parted from the others. */
  doubtful: number | null;
};
/** A school whose profile is to be computed anew; marks are added and, once they were read, taken away. */
type ChangedSchoolTable = {
  id: ColumnType<string, never, never>;
  campaign_id: Fixed<number>;
  school_id: Fixed<number>;
};
type ProfileTable = {
  school_id: Fixed<number>;
  campaign_id: Fixed<number>;
  factor: Fixed<string>;
  quality: Fixed<QualityView>;
  model_version: string;
  result: Json<DisclosedResult>;
  /** What a page shows of the result, made from it by the database: a level, or why there is none. */
  look: ColumnType<Look, never, never>;
};
/** What changed from one campaign to the next, as far as it may be seen. */
type ProfileChangeTable = {
  school_id: Fixed<number>;
  campaign_id: Fixed<number>;
  /** The earlier campaign. */
  against_id: Fixed<number>;
  quality: Fixed<QualityView>;
  factor: Fixed<string>;
  result: FixedJson<DisclosedChange>;
};
type DistrictProfileTable = {
  campaign_id: Fixed<number>;
  territory_id: Fixed<number>;
  quality: Fixed<QualityView>;
  model_version: string;
  result: Json<DisclosedDistrict>;
  /** What every school of the district is computed with; null until they are estimated for the first time. */
  components: ColumnType<DistrictComponents | null, string | null, string | null>;
  /** Since when the components are these, and when results were last computed. */
  estimated_at: ColumnType<Date, Date | undefined, Date>;
  computed_at: ColumnType<Date, Date | undefined, Date>;
  /** Released answers and schools at the estimate. */
  answers: number;
  schools: number;
  /** What has moved since, as a share of all. */
  moved: number;
};
/** What every school's change against the earlier campaign is computed with. */
type ChangeComponentsTable = {
  campaign_id: Fixed<number>;
  quality: Fixed<QualityView>;
  against_id: number;
  components: Json<StoredChangeComponents>;
};
/** `same`: questions and facts asked by the same words in both campaigns, each as "audience name". */
export type StoredChangeComponents = { same: string[]; factors: ChangeComponents };

export type ResultTables = {
  tally: TallyTable;
  released_tally: ReleasedTallyTable;
  changed_school: ChangedSchoolTable;
  profile: ProfileTable;
  profile_change: ProfileChangeTable;
  district_profile: DistrictProfileTable;
  change_components: ChangeComponentsTable;
};
