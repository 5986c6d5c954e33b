import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

/**
 * Campaigns with schools whose tallies or returns changed since their profiles were computed, and campaigns that ended since what all
 * schools share was estimated.
 */
export async function findChangedCampaigns(db: Kysely<Database>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct campaign_id as id from changed_school
    union select campaign_id from district_profile join campaign on campaign.id = campaign_id
    where moved > 0 and state in ('closed', 'sealed')`.execute(db);
  return rows.map(({ id }) => id);
}

/** A mark is only ever added, so that nobody waits for whoever is computing. */
export async function markChanged(db: Kysely<Database>, campaignId: number, schoolId: number): Promise<void> {
  await db.insertInto('changed_school').values({ campaign_id: campaignId, school_id: schoolId }).execute();
}

/** The marks of a campaign as they are now; those that come later are not among them. */
export type Marks = { ids: string[]; schoolIds: number[] };

export async function readMarks(trx: Kysely<Database>, campaignId: number): Promise<Marks> {
  const rows = await trx
    .selectFrom('changed_school')
    .select(['id', 'school_id'])
    .where('campaign_id', '=', campaignId)
    .execute();
  return { ids: rows.map(({ id }) => id), schoolIds: [...new Set(rows.map((row) => row.school_id))] };
}

/** Takes away marks that were read. */
export async function deleteMarks(trx: Kysely<Database>, { ids }: Marks): Promise<void> {
  await trx.deleteFrom('changed_school').where('id', '=', sql<string>`any(${ids}::bigint[])`).execute();
}
