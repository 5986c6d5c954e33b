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
  /** What is done, in the school's words; null for a measure of the library. */
  title: string | null;
  /** Whether it belongs to the plan that school and tutor share. */
  joint: boolean;
  state: PlanState;
  /** The day on which it was done; null in every other state. */
  done_on: Day | null;
  /** Why it was changed or dropped; empty when there is nothing to say. */
  note: string;
  version: number;
  changed_by: string | null;
  changed_at: Date;
};
type PlanLineTable = Changeable & {
  id: Generated<number>;
  school_id: Fixed<number>;
  /** The campaign whose risk it answers; null with the factor. */
  campaign_id: Fixed<number | null>;
  factor: Fixed<string | null>;
  measure: Fixed<string | null>;
  /** The year in which it begins: its activity is a row of that year's roadmap. */
  roadmap_year: number;
  /** The line of another school that it was taken over from. */
  from_school: Fixed<number | null>;
  from_line: Fixed<number | null>;
};
type PlanLineVersionTable = { [Column in keyof Changeable]: Fixed<Changeable[Column]> } & {
  school_id: Fixed<number>;
  line_id: Fixed<number>;
};

export type PlanTables = { plan_line: PlanLineTable; plan_line_version: PlanLineVersionTable };
