import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

/** Campaigns with schools whose tallies or returns changed since their profiles were computed. */
export async function findDirtyCampaigns(db: Kysely<Database>): Promise<number[]> {
  const rows = await db.selectFrom('dirty_school').select('campaign_id').distinct().execute();
  return rows.map((row) => row.campaign_id);
}

export async function markDirty(db: Kysely<Database>, campaignId: number, schoolId: number): Promise<void> {
  await db
    .insertInto('dirty_school')
    .values({ campaign_id: campaignId, school_id: schoolId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** @returns the schools that were dirty */
export async function clearDirty(trx: Kysely<Database>, campaignId: number): Promise<number[]> {
  const rows = await trx
    .deleteFrom('dirty_school')
    .where('campaign_id', '=', campaignId)
    .returning('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}
