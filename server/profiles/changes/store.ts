import { type Kysely, sql } from 'kysely';
import type { DisclosedChange, DisclosedSchoolChange } from '../../../analytics/suppression/disclosed-change.ts';
import type { StoredChangeComponents } from '../../ground/db/result-tables.ts';
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

/** Stores changes of schools in one view; what is stored already stays untouched. */
export async function putChanges(
  trx: Kysely<Database>,
  campaignId: number,
  againstId: number,
  quality: QualityView,
  changes: DisclosedSchoolChange[],
): Promise<void> {
  const rows = changes.flatMap(({ factors, school }) =>
    factors.map((result) => ({ school: Number(school), factor: result.factor, result: JSON.stringify(result) })),
  );
  await sql`
    with fresh as materialized (
      select school_id, factor, result::json as result
      from unnest(${rows.map((row) => row.school)}::int[], ${rows.map((row) => row.factor)}::text[],
        ${rows.map((row) => row.result)}::text[]) as given (school_id, factor, result)
    )
    insert into profile_change (school_id, campaign_id, against_id, quality, factor, result)
    select fresh.school_id, ${campaignId}::int, ${againstId}::int, ${quality}::text, fresh.factor, fresh.result
    from fresh left join profile_change as old
      on (old.school_id, old.campaign_id, old.quality, old.factor) =
        (fresh.school_id, ${campaignId}::int, ${quality}::text, fresh.factor)
    where old.result::text is distinct from fresh.result::text
    on conflict (school_id, campaign_id, quality, factor) do update set result = excluded.result`.execute(trx);
}

/** Takes away changes against another campaign than this. */
export async function removeOtherChanges(trx: Kysely<Database>, campaignId: number, againstId: number): Promise<void> {
  await trx
    .deleteFrom('profile_change')
    .where('campaign_id', '=', campaignId)
    .where('against_id', '<>', againstId)
    .execute();
}

/** What changes against the earlier campaign are computed with, by view; empty before they were computed for the first time. */
export async function findChangeComponents(
  db: Kysely<Database>,
  campaignId: number,
  againstId: number,
): Promise<Map<QualityView, StoredChangeComponents>> {
  const rows = await db
    .selectFrom('change_components')
    .select(['quality', 'components'])
    .where('campaign_id', '=', campaignId)
    .where('against_id', '=', againstId)
    .execute();
  return new Map(rows.map(({ components, quality }) => [quality, components]));
}

export async function putChangeComponents(
  trx: Kysely<Database>,
  campaignId: number,
  againstId: number,
  quality: QualityView,
  components: StoredChangeComponents,
): Promise<void> {
  const stored = { against_id: againstId, components: JSON.stringify(components) };
  await trx
    .insertInto('change_components')
    .values({ campaign_id: campaignId, quality, ...stored })
    .onConflict((conflict) => conflict.columns(['campaign_id', 'quality']).doUpdateSet(stored))
    .execute();
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
