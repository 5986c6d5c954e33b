import { type Kysely, sql } from 'kysely';
import type { DisclosedProfile, DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import { LOCK_CLASSES } from '../../ground/db/locks.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';

export async function takeRefreshingLock(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_CLASSES.refreshing}, ${campaignId})`.execute(trx);
}

/** Every school that the campaign surveys, in the order of their ids. */
export async function findCampaignSchools(db: Kysely<Database>, campaignId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('cell')
    .select('school_id')
    .distinct()
    .where('campaign_id', '=', campaignId)
    .orderBy('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

/** The facts in force of every school that signed: its newest version. */
export async function findFacts(
  db: Kysely<Database>,
  campaignId: number,
): Promise<Map<number, Record<string, number>>> {
  const rows = await db
    .selectFrom('school_return')
    .select(['school_id', 'facts'])
    .distinctOn('school_id')
    .where('campaign_id', '=', campaignId)
    .orderBy('school_id')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.school_id, row.facts]));
}

export async function putProfiles(
  trx: Kysely<Database>,
  campaignId: number,
  quality: QualityView,
  profile: DisclosedProfile,
): Promise<void> {
  const { territory_id } = await trx
    .selectFrom('campaign')
    .select('territory_id')
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  const rows = profile.schools.flatMap(({ school, factors }) =>
    factors.map((result) => ({ school: Number(school), factor: result.factor, result: JSON.stringify(result) })),
  );
  await sql`insert into profile (school_id, campaign_id, quality, factor, model_version, result)
    select school, ${campaignId}::int, ${quality}::text, factor, ${profile.modelVersion}::text, result::jsonb
    from unnest(${rows.map((row) => row.school)}::int[], ${rows.map((row) => row.factor)}::text[],
      ${rows.map((row) => row.result)}::text[]) as fresh (school, factor, result)
    on conflict (school_id, campaign_id, quality, factor)
    do update set model_version = excluded.model_version, result = excluded.result`.execute(trx);
  const district = JSON.stringify(profile.district);
  await sql`insert into district_profile (campaign_id, territory_id, quality, model_version, result)
    values (${campaignId}, ${territory_id}, ${quality}, ${profile.modelVersion}, ${district}::jsonb)
    on conflict (campaign_id, territory_id, quality)
    do update set model_version = excluded.model_version, result = excluded.result`.execute(trx);
}

/**
 * Where no doubtful answer set can be taken out only the view of all is stored, and stands for both.
 * @returns the view that is to be read
 */
export async function storedView(db: Kysely<Database>, campaignId: number, quality: QualityView): Promise<QualityView> {
  if (quality === 'all') return 'all';
  const row = await db
    .selectFrom('district_profile')
    .select('quality')
    .where('campaign_id', '=', campaignId)
    .where('quality', '=', quality)
    .executeTakeFirst();
  return row?.quality ?? 'all';
}

/** @param factor absent for all factors */
export async function findProfiles(
  db: Kysely<Database>,
  campaignId: number,
  quality: QualityView,
  schoolIds: number[],
  factor?: string,
): Promise<{ schoolId: number; result: DisclosedResult }[]> {
  return db
    .selectFrom('profile')
    .select(['school_id as schoolId', 'result'])
    .where('campaign_id', '=', campaignId)
    .where('quality', '=', quality)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .$if(factor !== undefined, (query) => query.where('factor', '=', factor as string))
    .orderBy('school_id')
    .orderBy('factor')
    .execute();
}

export async function findDistrictProfile(
  db: Kysely<Database>,
  campaignId: number,
  quality: QualityView,
): Promise<DisclosedProfile['district'] | undefined> {
  const row = await db
    .selectFrom('district_profile')
    .select('result')
    .where('campaign_id', '=', campaignId)
    .where('quality', '=', quality)
    .executeTakeFirst();
  return row?.result;
}
