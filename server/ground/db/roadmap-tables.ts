/** Tables of the municipal roadmaps, of overrides of their computed states, and of what was recorded of designations. */
import type { ColumnType, Generated } from 'kysely';
import type { Roadmap } from '../../../surveys/roadmap.ts';
import type { Day, Fixed, FixedJson, Json } from './columns.ts';

/** `beforeStart`: it was due before the district's work in Opora began, and is not there. Nobody sets that by hand. */
export type ActivityState = 'planned' | 'underWay' | 'done' | 'late' | 'beforeStart' | 'nothingDue' | 'notApplicable';
export type OverrideState = Exclude<ActivityState, 'beforeStart'>;

type RoadmapTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  year: Fixed<number>;
  content: Json<Roadmap>;
  version: number;
  changed_by: string | null;
  changed_at: Date;
};
type RoadmapVersionTable = {
  roadmap_id: Fixed<number>;
  version: Fixed<number>;
  content: FixedJson<Roadmap>;
  note: Fixed<string>;
  /** The day that counted as today. */
  on_day: Fixed<Day>;
  changed_by: Fixed<string | null>;
  changed_at: Fixed<Date>;
};
type RoadmapOverrideTable = {
  id: Generated<number>;
  roadmap_id: Fixed<number>;
  /** The number of the row. */
  activity: Fixed<number>;
  /** Null where the whole activity is meant. */
  school_id: Fixed<number | null>;
  state: Fixed<OverrideState>;
  reason: Fixed<string>;
  made_on: Fixed<Day>;
  made_by: Fixed<string | null>;
  made_at: Fixed<Date>;
  ended_on: ColumnType<Day | null, undefined, Day>;
  ended_by: ColumnType<string | null, undefined, string>;
  ended_at: ColumnType<Date | null, undefined, Date>;
};
type DesignationEntryTable = {
  id: Generated<number>;
  school_id: Fixed<number>;
  year: Fixed<number>;
  kinds: Fixed<('lowResults' | 'hardConditions')[]>;
  note: Fixed<string>;
  on_day: Fixed<Day>;
  changed_by: Fixed<string | null>;
  changed_at: Fixed<Date>;
};
/** A district's list of statuses of a year: a draft until the day on which it took force. */
type DesignationListTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  year: Fixed<number>;
  order_number: string;
  order_date: Day | null;
  schools: Json<{ schoolId: number; kinds: ('lowResults' | 'hardConditions')[] }[]>;
  version: number;
  changed_by: string | null;
  changed_at: Date;
  in_force_on: Day | null;
  in_force_by: string | null;
};

export type RoadmapTables = {
  roadmap: RoadmapTable;
  roadmap_version: RoadmapVersionTable;
  roadmap_override: RoadmapOverrideTable;
  designation_entry: DesignationEntryTable;
  designation_list: DesignationListTable;
};
