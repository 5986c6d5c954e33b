import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { inTransaction } from '../../../ground/db/transaction.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { Membership } from '../../identity/caller.ts';
import type { Role } from '../../identity/roles.ts';
import { insertMembership, roleHeld } from '../../identity/store.ts';
import { isClosedBy } from '../../schools/open.ts';
import { findLastDay, schoolsInScope } from '../../schools/store.ts';

export type Days = { startsOn: string; endsOn: string | null };

/**
 * Gives a role for a time.
 * @returns the role's id
 * @throws ProblemError `roleHeld` when the account has the role at the place on one of the days already,
 *   `schoolClosed` when its school is closed by the first day
 */
export async function giveRole(
  db: Kysely<Database>,
  accountId: string,
  role: Membership,
  { endsOn, startsOn }: Days,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    // Of two who give the same role at once the second waits here and then sees the first one's.
    await trx.selectFrom('account').select('id').where('id', '=', accountId).forUpdate().execute();
    const held = await trx
      .selectFrom('membership')
      .select('id')
      .where('account_id', '=', accountId)
      .where('role', '=', role.role)
      .where('territory_id', 'is not distinct from', role.territoryId)
      .where('school_id', 'is not distinct from', role.schoolId)
      .where(sql<boolean>`coalesce(ends_on >= greatest(starts_on, ${startsOn}::date), ends_on is null)`)
      .where(sql<boolean>`coalesce(starts_on <= ${endsOn}::date, true)`)
      .executeTakeFirst();
    if (held) throw new ProblemError('roleHeld');
    if (role.schoolId !== null && isClosedBy({ closedOn: await findLastDay(trx, role.schoolId) }, startsOn))
      throw new ProblemError('schoolClosed');
    return insertMembership(trx, accountId, role, { startsOn, endsOn });
  });
}

/** @returns undefined when the account has no such role */
export async function findRole(db: Kysely<Database>, accountId: string, roleId: number) {
  return db
    .selectFrom('membership')
    .select(['id', roleHeld, 'territory_id as territoryId', 'school_id as schoolId'])
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('id', '=', roleId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

/** Every role that accounts ever had. */
export async function findAllRoles(db: Kysely<Database>, accountIds: readonly string[]): Promise<Membership[]> {
  return db
    .selectFrom('membership')
    .select([roleHeld, 'territory_id as territoryId', 'school_id as schoolId'])
    .where('account_id', '=', sql<string>`any(${accountIds}::text[])`)
    .execute();
}

/** By account the number of its roles, ended ones too. */
export async function countRoles(db: Kysely<Database>, accountIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('membership')
    .select(['account_id as accountId', (select) => select.fn.countAll<number>().as('count')])
    .where('account_id', '=', sql<string>`any(${accountIds}::text[])`)
    .groupBy('account_id')
    .execute();
  return new Map(rows.map(({ accountId, count }) => [accountId, Number(count)]));
}

/** The id of a role without an end; undefined when the account has none. */
export async function findOpenRole(
  db: Kysely<Database>,
  accountId: string,
  { role, schoolId, territoryId }: Membership,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('membership')
    .select('id')
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .where('territory_id', 'is not distinct from', territoryId)
    .where('school_id', 'is not distinct from', schoolId)
    .where('ends_on', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** Ends what somebody still has by a role in the schools of a territory. @param lastDay the last day on which that is in force */
export async function endAssignments(
  db: Kysely<Database>,
  accountId: string,
  role: Role,
  territoryId: number,
  lastDay: string,
): Promise<void> {
  await db
    .updateTable('membership')
    .set({ ends_on: lastDay })
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .where('school_id', 'in', schoolsInScope(db, { territoryIds: [territoryId], schoolIds: [] }))
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>', lastDay)]))
    .execute();
}

/** @param lastDay the last day on which the role is in force */
export async function endRole(db: Kysely<Database>, roleId: number, lastDay: string): Promise<void> {
  await db.updateTable('membership').set({ ends_on: lastDay }).where('id', '=', roleId).execute();
}
