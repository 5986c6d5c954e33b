import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Membership } from './caller.ts';

export async function findMemberships(db: Kysely<Database>, accountId: string): Promise<Membership[]> {
  return db
    .selectFrom('membership')
    .select(['role', 'territory_id as territoryId', 'school_id as schoolId'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
}

export async function insertMembership(db: Kysely<Database>, accountId: string, membership: Membership): Promise<void> {
  await db
    .insertInto('membership')
    .values({
      account_id: accountId,
      role: membership.role,
      territory_id: membership.territoryId,
      school_id: membership.schoolId,
    })
    .execute();
}

/** The municipality that a caller looks at: the territory of a membership, or that of its school. */
export async function findTerritoryInView(db: Kysely<Database>, memberships: Membership[]) {
  for (const { territoryId, schoolId } of memberships) {
    const query = db.selectFrom('territory').select(['territory.id', 'territory.name']);
    const found =
      territoryId !== null
        ? await query.where('territory.id', '=', territoryId).executeTakeFirst()
        : await query
            .innerJoin('school', 'school.territory_id', 'territory.id')
            .where('school.id', '=', schoolId)
            .executeTakeFirst();
    if (found) return found;
  }
  return null;
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
