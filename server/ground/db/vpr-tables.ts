/** Tables of the results of VPR. */
import type { ColumnType, Generated } from 'kysely';
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
  /** The file, until it is imported or dropped. */
  bytes: Buffer | null;
  preview: Json<Preview> | null;
  uploaded_by: Fixed<string>;
  uploaded_at: Fixed<Date>;
  imported_by: string | null;
  imported_at: ColumnType<Date | null, never, Date>;
  undone_by: string | null;
  undone_at: ColumnType<Date | null, never, Date>;
};
type VprImportSchoolTable = { school_id: Fixed<number>; import_id: Fixed<number>; rows: Fixed<number> };
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
type VprMappingTable = { territory_id: Fixed<number>; shape: Fixed<string>; mapping: Json<Mapping> };

export type VprTables = {
  vpr_import: VprImportTable;
  vpr_import_school: VprImportSchoolTable;
  vpr_result: VprResultTable;
  vpr_mapping: VprMappingTable;
};
