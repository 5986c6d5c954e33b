import { type Kysely, sql } from 'kysely';
import type { DisclosedChange, DisclosedSchoolChange } from '../../../analytics/suppression/disclosed-change.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';

/** The campaign of the same territory that opened last before this one, or null. */
export async function findPredecessor(db: Kysely<Database>, campaignId: number): Promise<number | null> {
  const row = await db
    .selectFrom('campaign as own')
    .innerJoin('campaign as earlier', 'earlier.territory_id', 'own.territory_id')
    .select('earlier.id')
    .where('own.id', '=', campaignId)
    .where('earlier.state', '<>', 'planned')
    .whereRef('earlier.opens_on', '<', 'own.opens_on')
    .orderBy('earlier.opens_on', 'desc')
    .orderBy('earlier.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Campaigns that are compared with this one, earliest first. */
export async function findFollowers(db: Kysely<Database>, campaignId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('profile_change')
    .innerJoin('campaign', 'campaign.id', 'profile_change.campaign_id')
    .select(['campaign.id', 'campaign.opens_on'])
    .distinct()
    .where('profile_change.against_id', '=', campaignId)
    .orderBy('campaign.opens_on')
    .orderBy('campaign.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Puts the changes of one view in the place of those that were there. */
export async function putChanges(
  trx: Kysely<Database>,
  campaignId: number,
  againstId: number,
  quality: QualityView,
  changes: DisclosedSchoolChange[],
): Promise<void> {
  await trx.deleteFrom('profile_change').where('campaign_id', '=', campaignId).where('quality', '=', quality).execute();
  const rows = changes.flatMap(({ factors, school }) =>
    factors.map((result) => ({ school: Number(school), factor: result.factor, result: JSON.stringify(result) })),
  );
  await sql`insert into profile_change (school_id, campaign_id, against_id, quality, factor, result)
    select school, ${campaignId}::int, ${againstId}::int, ${quality}::text, factor, result::jsonb
    from unnest(${rows.map((row) => row.school)}::int[], ${rows.map((row) => row.factor)}::text[],
      ${rows.map((row) => row.result)}::text[]) as fresh (school, factor, result)`.execute(trx);
}

export type ChangeRow = { schoolId: number; campaignId: number; againstId: number; result: DisclosedChange };

/** Stored changes of some schools into a campaign, or into every one that they took part in. */
export async function findChanges(
  db: Kysely<Database>,
  schoolIds: number[],
  { campaignId, quality = 'all' }: { campaignId?: number; quality?: QualityView } = {},
): Promise<ChangeRow[]> {
  return db
    .selectFrom('profile_change')
    .select(['school_id as schoolId', 'campaign_id as campaignId', 'against_id as againstId', 'result'])
    .where('quality', '=', quality)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .$if(campaignId !== undefined, (query) => query.where('campaign_id', '=', campaignId as number))
    .orderBy('school_id')
    .orderBy('campaign_id')
    .orderBy('factor')
    .execute();
}

export async function findCampaignHead(db: Kysely<Database>, campaignId: number) {
  return db
    .selectFrom('campaign')
    .select(['id', 'title', 'year', 'opens_on as opensOn', 'closes_on as closesOn'])
    .select(sql<string>`model ->> 'version'`.as('modelVersion'))
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
}

/** Campaigns that surveyed the school, in the order of their opening; planned ones are left out. */
export async function findCampaignsOfSchool(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('campaign')
    .innerJoin('campaign_school', 'campaign_school.campaign_id', 'campaign.id')
    .select(['campaign.id', 'title', 'year', 'opens_on as opensOn', 'closes_on as closesOn'])
    .select(sql<string>`model ->> 'version'`.as('modelVersion'))
    .where('campaign_school.school_id', '=', schoolId)
    .where('campaign.state', '<>', 'planned')
    .orderBy('opens_on')
    .orderBy('campaign.id')
    .execute();
}
