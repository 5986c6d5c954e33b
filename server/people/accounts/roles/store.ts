import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { inTransaction } from '../../../ground/db/transaction.ts';
import { ProblemError } from '../../../ground/http/problem.ts';
import type { Membership } from '../../identity/caller.ts';
import type { Role } from '../../identity/roles.ts';
import { insertMembership, roleHeld } from '../../identity/store.ts';
import { schoolsInScope } from '../../schools/store.ts';

export type Days = { startsOn: string; endsOn: string | null };

/**
 * Gives a role for a time.
 * @returns the role's id
 * @throws ProblemError `roleHeld` when the account has the role at the place on one of the days already
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

/** Every role that an account ever had. */
export async function findAllRoles(db: Kysely<Database>, accountId: string): Promise<Membership[]> {
  return db
    .selectFrom('membership')
    .select([roleHeld, 'territory_id as territoryId', 'school_id as schoolId'])
    .where('account_id', '=', accountId)
    .execute();
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
