/** The table of the audit. */
import type { ColumnType } from 'kysely';
import type { Fixed, FixedJson } from './columns.ts';

/** Written once and never changed: triggers refuse it, and the application's role has no right to. */
export type AuditEntryTable = {
  id: ColumnType<number, never, never>;
  at: Fixed<Date>;
  /** Null when nobody was signed in. No foreign key: the entry outlives the account, whose name is looked up. */
  account_id: Fixed<string | null>;
  action: Fixed<string>;
  record_kind: Fixed<string>;
  record_id: Fixed<string>;
  school_id: Fixed<number | null>;
  territory_id: Fixed<number | null>;
  details: FixedJson<Record<string, string | number | boolean>>;
};
