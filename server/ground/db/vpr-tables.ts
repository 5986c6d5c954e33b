/** Tables of the results of VPR. */
import type { ColumnType, Generated } from 'kysely';
import type { AggregateKind, AggregateLine } from '../../../analytics/objectivity/aggregates/report.ts';
import type { Fixed, FixedJson, Json } from './columns.ts';
import type { Mapping, Preview } from './stored/schemas.ts';

type VprImportTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  year: Fixed<number>;
  subject: Fixed<string>;
  grade: Fixed<number>;
  file_name: Fixed<string>;
  state: 'uploaded' | 'imported' | 'undone';
  shape: Fixed<string>;
  header: FixedJson<string[]>;
  /** The first value of each column; forgotten with the file. */
  example: Json<string[]>;
  mapping: Json<Mapping>;
  remembered: Fixed<boolean>;
  /** The school of the whole file. */
  school_id: number | null;
  rows: number;
  /** The file until it is imported or dropped, encrypted (`objectivity/imports/kept-file/keeping.ts`). */
  bytes: Buffer | null;
  preview: Json<Preview> | null;
  /** Where the table begins in the file: the sheet by its name, the line of its (upper) heading row, how many rows that has. */
  sheet: ColumnType<string, string | undefined, never>;
  heading_line: ColumnType<number, number | undefined, never>;
  heading_rows: ColumnType<number, number | undefined, never>;
  /** By a name in the file that no school is known by: the school that it means, null for none of ours. */
  answers: ColumnType<Record<string, number | null>, string | undefined, string>;
  /** Null: a command. */
  uploaded_by: Fixed<string | null>;
  uploaded_at: Fixed<Date>;
  imported_by: string | null;
  imported_at: ColumnType<Date | null, never, Date>;
  undone_by: string | null;
  undone_at: ColumnType<Date | null, never, Date>;
};
type VprImportSchoolTable = {
  school_id: Fixed<number>;
  import_id: Fixed<number>;
  rows: Fixed<number>;
  /** Pupils who did not write: without a mark in the journal, and with 2, 3, 4, 5. Null: the file has no rows of them. */
  absent: ColumnType<number[] | null, number[] | undefined, never>;
  /** Of all totals; squares of the differences from it. Null before the results are stored, and where there are none. */
  mean: ColumnType<number | null, never, never>;
  squares: ColumnType<number | null, never, never>;
  /** How many have a mark, and how many of them a «2». */
  marked: ColumnType<number | null, never, never>;
  low: ColumnType<number | null, never, never>;
};
/** One pupil's result of one test. */
type VprResultTable = {
  school_id: Fixed<number>;
  import_id: Fixed<number>;
  /** Keyed hash of school and code: it finds duplicates and the same pupil a year later, and nothing else. */
  pupil: Fixed<Buffer>;
  class: Fixed<string>;
  variant: Fixed<string>;
  /** One byte per item in the order of the import's mapping, 255 where there is no score. */
  items: Fixed<Buffer>;
  total: Fixed<number>;
  mark: Fixed<number | null>;
  journal: Fixed<number | null>;
};
/** What figures are made from, and what they were made from before; see the migration. */
type VprReleaseTable = {
  id: Generated<number>;
  school_id: Fixed<number>;
  year: Fixed<number>;
  subject: Fixed<string>;
  grade: Fixed<number>;
  import_id: Fixed<number | null>;
  waits: Fixed<boolean>;
};
type VprMappingTable = { territory_id: Fixed<number>; shape: Fixed<string>; mapping: Json<Mapping> };

/** A report on one test by school, as a municipality downloads it; see `AggregateReport`. */
type VprReportTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  kind: Fixed<AggregateKind>;
  year: Fixed<number>;
  subject: Fixed<string>;
  grade: Fixed<number>;
  unit: Fixed<'percent' | 'count'>;
  decimals: Fixed<number>;
  /** The whole sample, the region, the district. */
  reference_rows: FixedJson<Omit<AggregateLine, 'schoolId'>[]>;
  file_name: Fixed<string>;
  loaded_by: Fixed<string | null>;
  loaded_at: Fixed<Date>;
  undone_by: ColumnType<string | null, never, string>;
  undone_at: ColumnType<Date | null, never, Date>;
};
type VprReportLineTable = {
  school_id: Fixed<number>;
  report_id: Fixed<number>;
  participants: Fixed<number>;
  values: Fixed<number[]>;
};

export type VprTables = {
  vpr_report: VprReportTable;
  vpr_report_line: VprReportLineTable;
  vpr_import: VprImportTable;
  vpr_import_school: VprImportSchoolTable;
  vpr_result: VprResultTable;
  vpr_release: VprReleaseTable;
  vpr_mapping: VprMappingTable;
};
