import { type Kysely, sql } from 'kysely';
import type { Tally } from '../../analytics/tally.ts';
import type { DistrictProfile, FactorResult } from '../../analytics/types.ts';
import type { AnonymousAudience } from '../../surveys/schema.ts';
import type { Database } from '../db/schema.ts';

/** Class of the advisory lock under which one campaign's profiles are computed by one process at a time. */
const REFRESHING_LOCK = 2;

export async function takeRefreshingLock(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${REFRESHING_LOCK}, ${campaignId})`.execute(trx);
}

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

/** @returns whether any school was dirty */
export async function clearDirty(trx: Kysely<Database>, campaignId: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('dirty_school')
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export type TallyRow = {
  schoolId: number;
  audience: AnonymousAudience;
  grade: number;
  people: number | null;
  tally: Tally | null;
};

/** Every cell of the campaign with its tally, null while no batch was sealed. */
export async function findTallies(db: Kysely<Database>, campaignId: number): Promise<TallyRow[]> {
  return db
    .selectFrom('cell')
    .leftJoin('tally', (join) =>
      join
        .onRef('tally.school_id', '=', 'cell.school_id')
        .onRef('tally.campaign_id', '=', 'cell.campaign_id')
        .onRef('tally.audience', '=', 'cell.audience')
        .onRef('tally.grade', '=', 'cell.grade'),
    )
    .select(['cell.school_id as schoolId', 'cell.audience', 'cell.grade', 'cell.roll as people', 'tally.tally'])
    .where('cell.campaign_id', '=', campaignId)
    .orderBy('cell.school_id')
    .execute();
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

export async function putProfiles(trx: Kysely<Database>, campaignId: number, profile: DistrictProfile): Promise<void> {
  const { territory_id } = await trx
    .selectFrom('campaign')
    .select('territory_id')
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  const rows = profile.schools.flatMap(({ school, factors }) =>
    factors.map((result) => ({ school: Number(school), factor: result.factor, result: JSON.stringify(result) })),
  );
  await sql`insert into profile (school_id, campaign_id, factor, model_version, result)
    select school, ${campaignId}::int, factor, ${profile.modelVersion}::text, result::jsonb
    from unnest(${rows.map((row) => row.school)}::int[], ${rows.map((row) => row.factor)}::text[],
      ${rows.map((row) => row.result)}::text[]) as fresh (school, factor, result)
    on conflict (school_id, campaign_id, factor)
    do update set model_version = excluded.model_version, result = excluded.result`.execute(trx);
  const district = JSON.stringify(profile.district);
  await sql`insert into district_profile (campaign_id, territory_id, model_version, result)
    values (${campaignId}, ${territory_id}, ${profile.modelVersion}, ${district}::jsonb)
    on conflict (campaign_id, territory_id)
    do update set model_version = excluded.model_version, result = excluded.result`.execute(trx);
}

export async function findProfiles(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: number[],
): Promise<{ schoolId: number; result: FactorResult }[]> {
  return db
    .selectFrom('profile')
    .select(['school_id as schoolId', 'result'])
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('school_id')
    .orderBy('factor')
    .execute();
}

export async function findDistrictProfile(
  db: Kysely<Database>,
  campaignId: number,
): Promise<DistrictProfile['district'] | undefined> {
  const row = await db
    .selectFrom('district_profile')
    .select('result')
    .where('campaign_id', '=', campaignId)
    .executeTakeFirst();
  return row?.result;
}
