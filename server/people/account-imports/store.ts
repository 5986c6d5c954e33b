import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Membership, Scope } from '../identity/caller.ts';
import { roleHeld } from '../identity/store.ts';
import { schoolsInScope } from '../schools/store.ts';
import { territoriesInScope } from '../territories/store.ts';

/** A statement takes 65,535 parameters; the widest of these rows has seven. */
const ROWS_EACH = 5_000;

/** Ids of the schools and territories that a scope reaches. */
export async function findReach(db: Kysely<Database>, scope: Scope) {
  const schools = await schoolsInScope(db, scope).execute();
  const territories = await territoriesInScope(db, scope).execute();
  return { schools: new Set(schools.map(({ id }) => id)), territories: new Set(territories.map(({ id }) => id)) };
}

/** Accounts with a role in a territory or below it, also one that has ended, and those that have one of the addresses, with what they may still do. */
export async function findKnownAccounts(
  db: Kysely<Database>,
  territoryId: number,
  addresses: readonly string[],
  today: string,
) {
  const scope = { territoryIds: [territoryId], schoolIds: [] };
  const here = await db
    .selectFrom('membership')
    .select('account_id as id')
    .distinct()
    .where((where) =>
      where.or([
        where('territory_id', 'in', territoriesInScope(db, scope)),
        where('school_id', 'in', schoolsInScope(db, scope)),
      ]),
    )
    .execute();
  const isHere = new Set(here.map(({ id }) => id));
  const accounts = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'username', 'disabled_at as disabledAt'])
    .where('deleted_at', 'is', null)
    .where((where) =>
      where.or([
        where('email', '=', sql<string>`any(${addresses}::text[])`),
        where('id', '=', sql<string>`any(${[...isHere]}::text[])`),
      ]),
    )
    .orderBy('id')
    .execute();
  const roles = await findLastingRoles(
    db,
    accounts.map(({ id }) => id),
    today,
  );
  return accounts.map((account) => ({
    ...account,
    isHere: isHere.has(account.id),
    roles: roles.get(account.id) ?? [],
  }));
}

/** The roles of accounts that are in force on a day or will be. */
async function findLastingRoles(
  db: Kysely<Database>,
  accountIds: readonly string[],
  today: string,
): Promise<Map<string, Membership[]>> {
  const rows = await db
    .selectFrom('membership')
    .select(['account_id as accountId', roleHeld, 'territory_id as territoryId', 'school_id as schoolId'])
    .where('account_id', '=', sql<string>`any(${accountIds}::text[])`)
    .where(sql<boolean>`coalesce(ends_on >= ${today}::date, true)`)
    .execute();
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId);
  return new Map([...byAccount].map(([id, held]) => [id, held.map(({ accountId, ...role }) => role)]));
}

/** One import of accounts at a time, until the transaction ends. @param lock its number */
export async function lockImports(trx: Kysely<Database>, lock: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(trx);
}

/** Accounts without user name and password, all in one go. */
export async function insertAccounts(
  db: Kysely<Database>,
  accounts: readonly { id: string; name: string; email: string }[],
): Promise<void> {
  for (const part of partsOf(accounts)) {
    await db
      .insertInto('account')
      .values(part.map((account) => ({ ...account, emailVerified: false, username: null, displayUsername: null })))
      .execute();
  }
}

/** Roles from a day on, without an end. */
export async function insertRoles(
  db: Kysely<Database>,
  roles: readonly (Membership & { accountId: string })[],
  startsOn: string,
): Promise<void> {
  for (const part of partsOf(roles)) {
    await db
      .insertInto('membership')
      .values(
        part.map(({ accountId, role, schoolId, territoryId }) => ({
          account_id: accountId,
          role,
          territory_id: territoryId,
          school_id: schoolId,
          starts_on: startsOn,
          ends_on: null,
        })),
      )
      .execute();
  }
}

function* partsOf<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let first = 0; first < rows.length; first += ROWS_EACH) yield rows.slice(first, first + ROWS_EACH);
}

export async function setAddress(db: Kysely<Database>, accountId: string, email: string): Promise<void> {
  await db.updateTable('account').set({ email }).where('id', '=', accountId).execute();
}
