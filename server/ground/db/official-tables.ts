/** Risk profiles of schools that another programme has made. */
import type { ColumnType, Generated } from 'kysely';
import type { Level } from '../../../analytics/types.ts';
import type { Fixed } from './columns.ts';

type OfficialProfileTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  year: Fixed<number>;
  file_name: Fixed<string>;
  /** Levels. */
  rows: Fixed<number>;
  /** Null: a command. */
  loaded_by: Fixed<string | null>;
  loaded_at: Fixed<Date>;
  undone_by: ColumnType<string | null, never, string>;
  undone_at: ColumnType<Date | null, never, Date>;
};
type OfficialLevelTable = {
  school_id: Fixed<number>;
  profile_id: Fixed<number>;
  factor: Fixed<string>;
  level: Fixed<Level>;
};

export type OfficialTables = {
  official_profile: OfficialProfileTable;
  official_level: OfficialLevelTable;
};
