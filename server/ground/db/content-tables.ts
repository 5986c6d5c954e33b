/** Tables of what a district says of its content. */
import type { ColumnType, Generated } from 'kysely';
import type { ExitCriteria } from '../../../surveys/exit.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { Fixed, FixedJson, Json } from './columns.ts';

/** A person's word that the cut-offs of a test, named by the hash of its content, agree with the official description. */
type VprConfirmationTable = {
  id: Generated<number>;
  territory_id: Fixed<number>;
  hash: Fixed<string>;
  confirmed_by: Fixed<string>;
  confirmed_at: Fixed<Date>;
  withdrawn_by: ColumnType<string | null, never, string>;
  withdrawn_at: ColumnType<Date | null, never, Date>;
};
/** Tests that a district brought itself; they stand before those of the content with the same year, subject and grade. */
type VprTestTable = {
  territory_id: Fixed<number>;
  year: Fixed<number>;
  subject: Fixed<string>;
  grade: Fixed<number>;
  test: Json<DatedVprTest>;
  /** Null: a command. */
  imported_by: string | null;
  imported_at: Date;
};
/** Every version of a district's criteria for leaving the status; the newest is in force. */
type ExitCriteriaTable = {
  territory_id: Fixed<number>;
  version: Fixed<number>;
  action: Fixed<'confirm' | 'edit' | 'reset'>;
  criteria: FixedJson<ExitCriteria>;
  changed_by: Fixed<string>;
  changed_at: Fixed<Date>;
};

export type ContentTables = {
  vpr_confirmation: VprConfirmationTable;
  vpr_test: VprTestTable;
  exit_criteria: ExitCriteriaTable;
};
