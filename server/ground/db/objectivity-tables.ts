/** Tables of what is found in results of tests and of the work on it. */
import type { ColumnType, Generated } from 'kysely';
import type { ReportFault } from '../../../analytics/objectivity/aggregates/faults.ts';
import type { Baseline } from '../../../analytics/objectivity/baseline.ts';
import type { Checks } from '../../../analytics/objectivity/checks.ts';
import type { DistrictItems } from '../../../analytics/objectivity/item-district.ts';
import type {
  AbsenceFinding,
  AbsenceGap,
  ChangeCounts,
  ItemFinding,
  LiftedShare,
  MarkChanges,
  ObjectivityLevel,
  ObjectivityReport,
  SignalName,
  SignalResult,
} from '../../../analytics/objectivity/types.ts';
import type { Localized } from '../../../surveys/schema.ts';
import type { Day, Fixed, FixedJson, Json } from './columns.ts';
import type { CaseOutcome, CaseState, MeasureState, Seen } from './stored/schemas.ts';

type StateTable = {
  territory_id: Fixed<number>;
  /** Grows with every change of results; `computed` and `failed` name the value that was last worked on. */
  wanted: number;
  computed: ColumnType<number, never, number>;
  failed: ColumnType<number, never, number>;
  computed_at: ColumnType<Date | null, never, Date>;
  summary: ColumnType<Summary | null, never, string>;
};
/** Every analysis with the imports that stood in it. */
type RunTable = { territory_id: Fixed<number>; run: Fixed<number>; at: Fixed<Date>; imports: Fixed<number[]> };
/** `tooFew` stands for every school of which nothing may be said; with enough results it is one that was not checked. */
export type StoredLevel = Exclude<ObjectivityLevel, 'notChecked'>;

type FindingTable = {
  school_id: Fixed<number>;
  territory_id: Fixed<number>;
  n: number;
  level: StoredLevel;
  signals: Json<SignalResult[]>;
};
type TestFindingTable = {
  school_id: Fixed<number>;
  territory_id: Fixed<number>;
  year: Fixed<number>;
  subject: Fixed<string>;
  grade: Fixed<number>;
  n: number;
  /** 0 where `picture` holds no totals: only reports without them tell of the school. */
  mean: number;
  /** Null where single tests are not judged: against a baseline, which stands on its tests together. */
  level: StoredLevel | null;
  /** Exact counts: they leave the server through the gate alone. */
  picture: Json<Picture>;
};
type BaselineTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  file_name: Fixed<string>;
  baseline: FixedJson<Baseline>;
  loaded_by: Fixed<string | null>;
  loaded_at: Fixed<Date>;
  ended_by: ColumnType<string | null, never, string>;
  ended_at: ColumnType<Date | null, never, Date>;
};
type ListTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  year: Fixed<number>;
  file_name: Fixed<string>;
  rows: Fixed<number>;
  loaded_by: Fixed<string | null>;
  loaded_at: Fixed<Date>;
  undone_by: ColumnType<string | null, never, string>;
  undone_at: ColumnType<Date | null, never, Date>;
};
type ListMarkTable = {
  school_id: Fixed<number>;
  list_id: Fixed<number>;
  grade: Fixed<number>;
  subject: Fixed<string>;
  marked: Fixed<boolean>;
};

type CaseStep = {
  state: CaseState;
  outcome: CaseOutcome | null;
  /** The school that marks the works anew. */
  partner_id: number | null;
  due_on: Day | null;
  note: string;
  /** The day of this step, by the calendar of the installation. */
  day: Day;
  version: number;
  changed_by: string | null;
  changed_at: Date;
};
type CaseTable = CaseStep & {
  id: Generated<number>;
  school_id: Fixed<number>;
  sign: Fixed<SignalName | 'outsideList'>;
  /** What was seen when the sign was noted: later results do not change why the work began. */
  seen: FixedJson<Seen>;
};
type CaseVersionTable = { [Column in keyof CaseStep]: Fixed<CaseStep[Column]> } & {
  school_id: Fixed<number>;
  case_id: Fixed<number>;
};
type MeasureStep = {
  title: string;
  /** A post, never a person's name. */
  owner: string;
  due_on: Day;
  state: MeasureState;
  note: string;
  day: Day;
  version: number;
  changed_by: string | null;
  changed_at: Date;
};
type MeasureTable = MeasureStep & {
  id: Generated<number>;
  school_id: Fixed<number>;
  case_id: Fixed<number>;
  /** Code of the library; null for a measure of the district's own. */
  measure: Fixed<string | null>;
  assigned_on: Fixed<Day>;
};
type MeasureVersionTable = { [Column in keyof MeasureStep]: Fixed<MeasureStep[Column]> } & {
  school_id: Fixed<number>;
  measure_id: Fixed<number>;
};
/** A second table of results, kept beside the first. */
type SecondTable = {
  id: Generated<number>;
  school_id: Fixed<number>;
  case_id: Fixed<number>;
  year: Fixed<number>;
  subject: Fixed<string>;
  grade: Fixed<number>;
  file_name: Fixed<string>;
  rows: Fixed<number>;
  loaded_by: Fixed<string | null>;
  loaded_at: Fixed<Date>;
  undone_by: ColumnType<string | null, never, string>;
  undone_at: ColumnType<Date | null, never, Date>;
};
type SecondResultTable = {
  school_id: Fixed<number>;
  table_id: Fixed<number>;
  pupil: Fixed<Buffer>;
  total: Fixed<number>;
  mark: Fixed<number>;
};

export type ObjectivityTables = {
  objectivity_state: StateTable;
  objectivity_run: RunTable;
  objectivity_finding: FindingTable;
  objectivity_test_finding: TestFindingTable;
  objectivity_baseline: BaselineTable;
  objectivity_list: ListTable;
  objectivity_list_mark: ListMarkTable;
  objectivity_case: CaseTable;
  objectivity_case_version: CaseVersionTable;
  objectivity_measure: MeasureTable;
  objectivity_measure_version: MeasureVersionTable;
  objectivity_table: SecondTable;
  objectivity_table_result: SecondResultTable;
};

/** Exact counts of some pupils; no totals where only reports without them are known. */
export type Counts = { observed: number[]; expected: number[]; marksByJournal: number[][] | null };

/** Exact counts of a school and test, and what could be checked in this test alone; null where single tests are not judged. */
export type Picture = Counts & {
  checks: Checks | null;
  changes: MarkChanges | null;
  absence: StoredAbsence | null;
  items: StoredItems | null;
};

/** Exact points by item: they leave the server through the gate alone. */
export type StoredItems = Omit<ItemFinding, 'test' | 'school'>;

/** Who did not write, or why that is not known. */
export type StoredAbsence = Omit<AbsenceFinding, 'test' | 'school'> | { why: AbsenceGap };

/** A test with the counts of all its schools together. */
export type SummaryTest = Counts & {
  year: number;
  subject: string;
  grade: number;
  title: Localized;
  maximum: number;
  cuts: [number, number, number];
  schools: number;
  n: number;
  mean: number;
  /** Of the schools together that tell of it; null where none does. */
  changes: ChangeCounts | null;
  /** Names of the items, as the test is described; empty without. */
  items: string[];
  itemMaxima: number[];
  /** Of all schools together, by item; null where none tells of it. */
  itemResults: DistrictItems | null;
  /** Standard deviation of pupils within schools, points. */
  spread: number;
  /** What could be checked at any of its schools; of single tests where they are judged. */
  checks: Checks;
  /** Schools with results of this test of which something may be said by all their tests together. */
  judged: number;
};

/** What is known of all schools of a territory together. */
export type Summary = {
  /** Of which form the analysis is; what is older is made anew (`ANALYSIS_FORM`). */
  form: number;
  reference: ObjectivityReport['reference'];
  /** Schools behind the imported baseline, where it is used. */
  baselineSchools: number | null;
  /** There is a baseline, but of other tests than those in force. */
  baselineUnfit: boolean;
  tests: SummaryTest[];
  lifted: LiftedShare;
  looks: number;
  judged: number;
  /** Reports that do not agree with themselves or with the pupil rows of the school. */
  faults: ({ schoolId: number; year: number; subject: string; grade: number } & Pick<ReportFault, 'kind' | 'what'>)[];
};
