import { type Kysely, sql } from 'kysely';
import { LOCKS } from '../../ground/db/locks.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Place, Scope } from '../identity/caller.ts';
import type { Role } from '../identity/roles.ts';
import { inForce, roleHeld } from '../identity/store.ts';
import { isSchoolInScope, schoolsInScope } from '../schools/store.ts';
import { isTerritoryInScope, territoriesInScope } from '../territories/store.ts';

/** Roles of places that the scope reaches, whenever they were in force. */
function rolesInScope(db: Kysely<Database>, scope: Scope) {
  return db
    .selectFrom('membership')
    .where((where) =>
      where.or([
        where('membership.territory_id', 'in', territoriesInScope(db, scope)),
        where('membership.school_id', 'in', schoolsInScope(db, scope)),
      ]),
    );
}

/**
 * @param whole whether every role must lie in the scope, and not just one
 * @returns false also for accounts that do not exist or were deleted
 */
export async function isAccountInScope(
  db: Kysely<Database>,
  scope: Scope,
  accountId: string,
  whole: boolean,
): Promise<boolean> {
  const roles = db.selectFrom('membership').select('membership.id').where('membership.account_id', '=', accountId);
  const reached = rolesInScope(db, scope).select('membership.id').where('membership.account_id', '=', accountId);
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('id', '=', accountId)
    .where('deleted_at', 'is', null)
    .where((where) =>
      whole ? where.not(where.exists(roles.where('membership.id', 'not in', reached))) : where.exists(reached),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a scope reaches a place: a school, or a territory with all below it. */
export async function isPlaceInScope(db: Kysely<Database>, scope: Scope, place: Place): Promise<boolean> {
  if (place.schoolId !== null) return isSchoolInScope(db, scope, place.schoolId);
  if (place.territoryId === null) return false;
  return isTerritoryInScope(db, scope, place.territoryId);
}

/** The accounts with a role in the scope, by name. */
export async function findAccounts(db: Kysely<Database>, scope: Scope) {
  return db
    .selectFrom('account')
    .select(['id', 'name', 'username', 'email', 'disabled_at as disabledAt', 'twoFactorEnabled as hasSecondFactor'])
    .where('deleted_at', 'is', null)
    .where('id', 'in', rolesInScope(db, scope).select('membership.account_id'))
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export async function findRolesInScope(db: Kysely<Database>, scope: Scope) {
  return rolesInScope(db, scope)
    .select(['membership.id', 'account_id as accountId', roleHeld, 'territory_id as territoryId'])
    .select(['school_id as schoolId', 'starts_on as startsOn', 'ends_on as endsOn'])
    .orderBy('membership.id')
    .execute();
}

/** Of each account the newest invitation, with what became of it and of its letter. */
export async function findInvitations(db: Kysely<Database>) {
  return db
    .selectFrom('account_link')
    .leftJoin('invitation_letter', 'invitation_letter.account_id', 'account_link.account_id')
    .distinctOn('account_link.account_id')
    .select(['account_link.account_id as accountId', 'expires_at as expiresAt'])
    .select(['used_at as usedAt', 'withdrawn_at as withdrawnAt'])
    .select(['state as letterState', 'fault as letterFault', 'changed_at as letterAt'])
    .where('kind', '=', 'invitation')
    .orderBy('account_link.account_id')
    .orderBy('account_link.id', 'desc')
    .execute();
}

export type AccountRow = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

export async function findAccount(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('account')
    .select(['id', 'name', 'username', 'email', 'createdAt', 'disabled_at as disabledAt'])
    .select('twoFactorEnabled as hasSecondFactor')
    .where('id', '=', accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
}

/** By user name, or by id for an account that has none yet. */
export async function findAccountId(db: Kysely<Database>, nameOrId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('deleted_at', 'is', null)
    .where((where) => where.or([where('username', '=', nameOrId.toLowerCase()), where('id', '=', nameOrId)]))
    .executeTakeFirst();
  return row?.id;
}

/** An account that has neither user name nor password yet. */
export async function insertAccount(
  db: Kysely<Database>,
  account: { id: string; name: string; email: string },
): Promise<void> {
  await db
    .insertInto('account')
    .values({ ...account, emailVerified: false, username: null, displayUsername: null })
    .execute();
}

export async function isEmailTaken(db: Kysely<Database>, email: string, except = ''): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('email', '=', email)
    .where('id', '!=', except)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updatePerson(db: Kysely<Database>, accountId: string, person: { name: string; email: string }) {
  await db.updateTable('account').set(person).where('id', '=', accountId).execute();
}

export async function setDisabled(db: Kysely<Database>, accountId: string, since: Date | null): Promise<void> {
  await db.updateTable('account').set({ disabled_at: since }).where('id', '=', accountId).execute();
}

export async function deleteSecondFactor(db: Kysely<Database>, accountId: string): Promise<void> {
  await db.deleteFrom('account_second_factor').where('userId', '=', accountId).execute();
  await db.updateTable('account').set({ twoFactorEnabled: false }).where('id', '=', accountId).execute();
}

/**
 * Removes what is held about a person. The bare row stays, without a name, because signed returns and the audit point to
 * it: they read "deleted account" from then on.
 */
export async function erasePerson(db: Kysely<Database>, accountId: string, email: string, now: Date): Promise<void> {
  await db.deleteFrom('account_session').where('userId', '=', accountId).execute();
  await db.deleteFrom('account_credential').where('userId', '=', accountId).execute();
  await db.deleteFrom('account_second_factor').where('userId', '=', accountId).execute();
  await db.deleteFrom('account_link').where('account_id', '=', accountId).execute();
  await db.deleteFrom('invitation_letter').where('account_id', '=', accountId).execute();
  await db.deleteFrom('membership').where('account_id', '=', accountId).execute();
  await db
    .updateTable('account')
    .set({ name: '', email, username: null, displayUsername: null, twoFactorEnabled: false, deleted_at: now })
    .where('id', '=', accountId)
    .execute();
}

/** Administrators who can sign in, and whose role has no end. */
export async function countAdministrators(db: Kysely<Database>, today: string): Promise<number> {
  const { count } = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select((select) => select.fn.count<number>('account.id').distinct().as('count'))
    .where('role', '=', 'administrator' satisfies Role)
    .where('ends_on', 'is', null)
    .where(inForce(today))
    .where('username', 'is not', null)
    .where('disabled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Until the transaction ends nobody else changes administrators, so that the last two cannot remove each other. */
export async function lockAdministrators(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.administrators})`.execute(trx);
}
