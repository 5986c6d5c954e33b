import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Scope } from '../identity/caller.ts';
import { schoolsInScope } from '../schools/store.ts';
import { territoriesInScope } from '../territories/store.ts';
import type { AuditAction, DetailName, RecordKind } from './schemas.ts';

export type NewEntry = {
  at: Date;
  accountId: string | null;
  action: AuditAction;
  kind: RecordKind;
  recordId: string;
  schoolId: number | null;
  territoryId: number | null;
  details: Partial<Record<DetailName, string | number | boolean>>;
};

/** Adds an entry; to be called in the transaction of the change that it tells of. */
export const insertEntry = (db: Kysely<Database>, entry: NewEntry): Promise<void> => insertEntries(db, [entry]);

/** A statement takes 65,535 parameters; an entry has eight. */
const ENTRIES_EACH = 5_000;

/** Adds the entries of one change, in their order. */
export async function insertEntries(db: Kysely<Database>, entries: readonly NewEntry[]): Promise<void> {
  for (let first = 0; first < entries.length; first += ENTRIES_EACH) {
    await db
      .insertInto('audit_entry')
      .values(
        entries.slice(first, first + ENTRIES_EACH).map((entry) => ({
          at: entry.at,
          account_id: entry.accountId,
          action: entry.action,
          record_kind: entry.kind,
          record_id: entry.recordId,
          school_id: entry.schoolId,
          territory_id: entry.territoryId,
          details: JSON.stringify(entry.details),
        })),
      )
      .execute();
  }
}

/** Whether the same account has done the same to the same record since an instant. */
export async function hasEntrySince(db: Kysely<Database>, entry: NewEntry, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('audit_entry')
    .select('id')
    .where('record_kind', '=', entry.kind)
    .where('record_id', '=', entry.recordId)
    .where('account_id', '=', entry.accountId)
    .where('action', '=', entry.action)
    .where('at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type EntryFilter = {
  person?: string;
  action?: string;
  kind?: string;
  record?: string;
  school?: number;
  from?: Date;
  /** Exclusive. */
  until?: Date;
  /** Only entries with a smaller id. */
  before?: number;
};

/** The newest entries of a scope that pass the filter, newest first. */
export async function findEntries(db: Kysely<Database>, scope: Scope, filter: EntryFilter, limit: number) {
  let query = db
    .selectFrom('audit_entry')
    .leftJoin('account', 'account.id', 'audit_entry.account_id')
    .select(['audit_entry.id', 'at', 'account_id', 'action'])
    .select(['record_kind as kind', 'record_id as record', 'school_id as schoolId', 'details'])
    // A deleted account keeps its row without a name.
    .select(sql<string | null>`nullif(account.name, '')`.as('accountName'))
    .where(inScope(db, scope))
    .orderBy('audit_entry.id', 'desc')
    .limit(limit);
  if (filter.before !== undefined) query = query.where('audit_entry.id', '<', filter.before);
  if (filter.action !== undefined) query = query.where('action', '=', filter.action);
  if (filter.kind !== undefined) query = query.where('record_kind', '=', filter.kind);
  if (filter.record !== undefined) query = query.where('record_id', '=', filter.record);
  if (filter.school !== undefined) query = query.where('school_id', '=', filter.school);
  if (filter.from !== undefined) query = query.where('at', '>=', filter.from);
  if (filter.until !== undefined) query = query.where('at', '<', filter.until);
  if (filter.person !== undefined) query = query.where(isPerson(filter.person));
  return query.execute();
}

export type EntryRow = Awaited<ReturnType<typeof findEntries>>[number];

function isPerson(person: string): RawBuilder<boolean> {
  const part = `%${person.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`(audit_entry.account_id = ${person} or account.name ilike ${part} or account.username ilike ${part})`;
}

/**
 * Entries about schools and territories of the scope; those about no place at all are for whoever is in charge of every
 * territory there is.
 */
function inScope(db: Kysely<Database>, scope: Scope): RawBuilder<boolean> {
  const reached = territoriesInScope(db, scope);
  return sql<boolean>`(audit_entry.school_id in (${schoolsInScope(db, scope)})
    or audit_entry.territory_id in (${reached})
    or (audit_entry.school_id is null and audit_entry.territory_id is null
      and not exists (select from territory where id not in (${reached}))))`;
}
