/** Tables of schools' plans. */
import type { Generated } from 'kysely';
import type { Day, Fixed } from './columns.ts';

export type PlanState = 'planned' | 'underWay' | 'done' | 'dropped';

/** What a school may change in a line. */
type Changeable = {
  /** Row of the municipal roadmap; null where the measure is not tied to one yet. */
  activity: number | null;
  /** A post, never a person's name. */
  owner: string;
  starts_on: Day;
  ends_on: Day;
  state: PlanState;
  /** Why it was changed or dropped; empty when there is nothing to say. */
  note: string;
  version: number;
  changed_by: string | null;
  changed_at: Date;
};
type PlanLineTable = Changeable & {
  id: Generated<number>;
  school_id: Fixed<number>;
  campaign_id: Fixed<number>;
  factor: Fixed<string>;
  measure: Fixed<string>;
  roadmap_year: Fixed<number>;
};
type PlanLineVersionTable = { [Column in keyof Changeable]: Fixed<Changeable[Column]> } & {
  school_id: Fixed<number>;
  line_id: Fixed<number>;
};

export type PlanTables = { plan_line: PlanLineTable; plan_line_version: PlanLineVersionTable };
