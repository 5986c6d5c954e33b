/** Tables of means of schools that were uploaded. */
import type { ColumnType, Generated } from 'kysely';
import type { Fixed, FixedJson } from './columns.ts';
import type { TableFaultRow } from './stored/schemas.ts';

type ResultTableTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  file_name: Fixed<string>;
  state: 'uploaded' | 'imported' | 'undone';
  /** The first faults that were found; `fault_count` is of all. */
  faults: FixedJson<TableFaultRow[]>;
  fault_count: Fixed<number>;
  /** By a name of the file the school that it was said to mean, null for none of the district's. */
  answers: FixedJson<Record<string, number | null>>;
  /** Rows of schools that are none of the district's. */
  left_out: Fixed<number>;
  /** Null: a command. */
  uploaded_by: Fixed<string | null>;
  uploaded_at: Fixed<Date>;
  imported_by: string | null;
  imported_at: ColumnType<Date | null, never, Date>;
  undone_by: string | null;
  undone_at: ColumnType<Date | null, never, Date>;
};
/** One school's mean of one test. */
type ResultMeanTable = {
  school_id: Fixed<number>;
  table_id: Fixed<number>;
  year: Fixed<number>;
  /** As the district's list of tests names it, or as the file does. */
  subject: Fixed<string>;
  grade: Fixed<number>;
  pupils: Fixed<number>;
  mean: Fixed<number>;
  /** Standard deviation of the pupils; null where the file has none. */
  sd: Fixed<number | null>;
  /** It differs from one that was shown before by fewer than five pupils, so that one stays. */
  withheld: ColumnType<boolean, never, boolean>;
};

export type ResultMeanTables = { result_table: ResultTableTable; result_mean: ResultMeanTable };
