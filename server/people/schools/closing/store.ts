import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../../surveys/schema.ts';
import type { Database, EndedRole } from '../../../ground/db/schema.ts';
import { roleHeld } from '../../identity/store.ts';

/** Campaigns under way in which a school is. */
export async function findOpenCampaigns(
  db: Kysely<Database>,
  schoolId: number,
): Promise<{ id: number; name: Localized }[]> {
  return db
    .selectFrom('campaign_school')
    .innerJoin('campaign', 'campaign.id', 'campaign_id')
    .select(['campaign.id', 'title as name'])
    .where('school_id', '=', schoolId)
    .where('state', '=', 'open')
    .orderBy('campaign.id')
    .execute();
}

const lasting = (day: string) => sql<boolean>`coalesce(ends_on > ${day}::date, true)`;

/** Roles at a school that last beyond a day. */
export async function findRolesBeyond(db: Kysely<Database>, schoolId: number, day: string) {
  return db.selectFrom('membership').select(roleHeld).where('school_id', '=', schoolId).where(lasting(day)).execute();
}

/** Ends with a day the roles at a school that last beyond it. @returns them with the last days that they had */
export async function endRoles(trx: Kysely<Database>, schoolId: number, day: string): Promise<EndedRole[]> {
  const ended = await trx
    .selectFrom('membership')
    .select(['id', 'ends_on as endsOn'])
    .where('school_id', '=', schoolId)
    .where(lasting(day))
    .orderBy('id')
    .forUpdate()
    .execute();
  await trx.updateTable('membership').set({ ends_on: day }).where('id', '=', idsOf(ended)).execute();
  return ended;
}

/** Gives back the days of roles that ended with a day and have not been changed since. */
export async function restoreRoles(trx: Kysely<Database>, ended: readonly EndedRole[], day: string): Promise<void> {
  for (const { endsOn, id } of ended) {
    await trx
      .updateTable('membership')
      .set({ ends_on: endsOn })
      .where('id', '=', id)
      .where('ends_on', '=', day)
      .execute();
  }
}

const idsOf = (roles: readonly EndedRole[]) => sql<number>`any(${roles.map(({ id }) => id)}::int[])`;
