/** Tables of schools' roadmaps, of their programmes against risks, and of what schools ask each other. */
import type { Generated } from 'kysely';
import type { Fixed, FixedJson, Json } from './columns.ts';

export type SchoolRoadmapState = 'draft' | 'submitted' | 'returned' | 'approved';

/** A line as it stood when the version was made. */
export type LineSnapshot = {
  id: number;
  title: string | null;
  measure: string | null;
  factor: string | null;
  activity: number | null;
  owner: string;
  startsOn: string;
  endsOn: string;
  joint: boolean;
};

type Versioned = { version: number; changed_by: string | null; changed_at: Date };
type FixedVersion = { [Column in keyof Versioned]: Fixed<Versioned[Column]> };

type SchoolRoadmapTable = Versioned & {
  school_id: Fixed<number>;
  year: Fixed<number>;
  /** What the school wants to reach, and how it leaves the status. */
  aim: string;
  state: SchoolRoadmapState;
  /** What was said with the last step; empty when nothing. */
  note: string;
};
type SchoolRoadmapVersionTable = FixedVersion & {
  school_id: Fixed<number>;
  year: Fixed<number>;
  aim: Fixed<string>;
  state: Fixed<SchoolRoadmapState>;
  note: Fixed<string>;
  lines: FixedJson<LineSnapshot[]>;
};
type RiskProgrammeTable = Versioned & {
  school_id: Fixed<number>;
  year: Fixed<number>;
  factor: Fixed<string>;
  aim: string;
  tasks: Json<string[]>;
  indicators: Json<string[]>;
};
type RiskProgrammeVersionTable = FixedVersion & {
  school_id: Fixed<number>;
  year: Fixed<number>;
  factor: Fixed<string>;
  aim: Fixed<string>;
  tasks: FixedJson<string[]>;
  indicators: FixedJson<string[]>;
};
type PracticeRequestTable = {
  id: Generated<number>;
  /** The school that is asked, and its line. */
  school_id: Fixed<number>;
  line_id: Fixed<number>;
  asked_by_school: Fixed<number>;
  question: Fixed<string>;
  asked_by: Fixed<string | null>;
  asked_at: Fixed<Date>;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
};

export type SchoolRoadmapTables = {
  school_roadmap: SchoolRoadmapTable;
  school_roadmap_version: SchoolRoadmapVersionTable;
  risk_programme: RiskProgrammeTable;
  risk_programme_version: RiskProgrammeVersionTable;
  practice_request: PracticeRequestTable;
};
