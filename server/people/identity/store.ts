import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Membership } from './caller.ts';
import type { Role } from './roles.ts';

/** The role of a row of `membership`: the database holds its name, which `insertMembership` alone writes. */
export const roleHeld = sql<Role>`membership.role`.as('role');

/** Whether a row of `membership` is in force on a day, both of its own days included. */
export function inForce(today: string) {
  return sql<boolean>`coalesce(membership.starts_on <= ${today}::date, true) and coalesce(membership.ends_on >= ${today}::date, true)`;
}

/** @returns the roles in force on the day, or null when the account is disabled or deleted */
export async function findActiveMemberships(
  db: Kysely<Database>,
  accountId: string,
  today: string,
): Promise<Membership[] | null> {
  const rows = await db
    .selectFrom('account')
    .leftJoin('membership', (join) => join.onRef('membership.account_id', '=', 'account.id').on(inForce(today)))
    .select([sql<Role | null>`membership.role`.as('role'), 'territory_id as territoryId', 'school_id as schoolId'])
    .where('account.id', '=', accountId)
    .where('disabled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('membership.id')
    .execute();
  if (rows.length === 0) return null;
  return rows.flatMap(({ role, ...place }) => (role === null ? [] : { role, ...place }));
}

/** A role, by default since ever and without an end. @returns its id */
export async function insertMembership(
  db: Kysely<Database>,
  accountId: string,
  { role, schoolId, territoryId }: Membership,
  { startsOn = null, endsOn = null }: { startsOn?: string | null; endsOn?: string | null } = {},
): Promise<number> {
  const { id } = await db
    .insertInto('membership')
    .values({
      account_id: accountId,
      role,
      territory_id: territoryId,
      school_id: schoolId,
      starts_on: startsOn,
      ends_on: endsOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The account that a typed name means, however it is written; undefined when there is none. */
export async function findAccountByName(db: Kysely<Database>, typed: string) {
  const name = typed.trim().toLowerCase();
  return db
    .selectFrom('account')
    .select('id')
    .where((where) => where.or([where('username', '=', name), where('email', '=', name)]))
    .executeTakeFirst();
}

export type SignInName = { id: string; username: string };

/** The account in use that goes by a user name or an e-mail address, both in lower case. */
export async function findByName(db: Kysely<Database>, name: string): Promise<SignInName | undefined> {
  return db
    .selectFrom('account')
    .select(['id', 'username'])
    .where(name.includes('@') ? 'email' : 'username', '=', name)
    .where('username', 'is not', null)
    .where('disabled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .$narrowType<{ username: string }>()
    .executeTakeFirst();
}

/** @returns the roles that an account has on a day */
export async function findRoles(db: Kysely<Database>, accountId: string, today: string): Promise<Role[]> {
  const rows = await db
    .selectFrom('membership')
    .select(roleHeld)
    .distinct()
    .where('account_id', '=', accountId)
    .where(inForce(today))
    .execute();
  return rows.map(({ role }) => role);
}

export async function deleteSessions(db: Kysely<Database>, accountId: string, except?: string): Promise<void> {
  await db
    .deleteFrom('account_session')
    .where('userId', '=', accountId)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .execute();
}

/** @returns the account that waits for its second step under an identifier of better-auth */
export async function findChallenged(db: Kysely<Database>, identifier: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account_verification')
    .select('value')
    .where('identifier', '=', identifier)
    .executeTakeFirst();
  return row?.value;
}
