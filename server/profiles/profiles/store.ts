import { type Kysely, sql } from 'kysely';
import type { DistrictComponents } from '../../../analytics/district-components.ts';
import type { DisclosedDistrict, DisclosedResult } from '../../../analytics/suppression/disclosed.ts';
import type { RiskModel } from '../../../surveys/schema.ts';
import { LOCK_CLASSES } from '../../ground/db/locks.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';

export async function takeRefreshingLock(trx: Kysely<Database>, campaignId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_CLASSES.refreshing}, ${campaignId})`.execute(trx);
}

/** Every school that the campaign surveys, in the order of their ids. @param among only of these */
export async function findCampaignSchools(
  db: Kysely<Database>,
  campaignId: number,
  among: number[] | null = null,
): Promise<number[]> {
  const rows = await db
    .selectFrom('cell')
    .select('school_id')
    .distinct()
    .where('campaign_id', '=', campaignId)
    .$if(among !== null, (query) => query.where('school_id', '=', sql<number>`any(${among}::int[])`))
    .orderBy('school_id')
    .execute();
  return rows.map((row) => row.school_id);
}

/** The facts in force of some schools, as far as they signed: the newest version. */
export async function findFacts(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: number[],
): Promise<Map<number, Record<string, number>>> {
  const rows = await db
    .selectFrom('school_return')
    .select(['school_id', 'facts'])
    .distinctOn('school_id')
    .where('campaign_id', '=', campaignId)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('school_id')
    .orderBy('version', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.school_id, row.facts]));
}

/** `isOpen`: answers are still asked for. */
export type Campaign = { id: number; model: RiskModel; territoryId: number; isOpen: boolean };

export async function findCampaign(db: Kysely<Database>, campaignId: number): Promise<Campaign> {
  const { state, ...campaign } = await db
    .selectFrom('campaign')
    .select(['id', 'model', 'territory_id as territoryId', 'state'])
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  return { ...campaign, isOpen: state === 'open' };
}

/** What the results of a campaign in one view are computed with. */
export type Edition = {
  quality: QualityView;
  components: DistrictComponents;
  /** Released answers and schools at the estimate, and the share of all that has moved since. */
  answers: number;
  schools: number;
  moved: number;
};

/** The editions of a campaign, of all answers first; none before its first refresh. */
export async function findEditions(db: Kysely<Database>, campaignId: number): Promise<Edition[]> {
  const rows = await db
    .selectFrom('district_profile')
    .select(['quality', 'components', 'answers', 'schools', 'moved'])
    .where('campaign_id', '=', campaignId)
    .orderBy('quality')
    .execute();
  return rows.flatMap(({ components, ...edition }) => (components === null ? [] : [{ ...edition, components }]));
}

type SchoolResults = { schoolId: number; results: DisclosedResult[] };

/**
 * Stores results of schools; what is stored already stays untouched.
 * @returns the schools of which a result is another now
 */
export async function putProfiles(
  trx: Kysely<Database>,
  campaignId: number,
  quality: QualityView,
  modelVersion: string,
  schools: SchoolResults[],
): Promise<number[]> {
  const rows = schools.flatMap(({ results, schoolId }) => results.map((result) => ({ schoolId, result })));
  const written = await sql<{ id: number }>`
    with fresh as materialized (
      select school_id, result ->> 'factor' as factor, result
      from rows from (unnest(${rows.map((row) => row.schoolId)}::int[]),
        json_array_elements(${JSON.stringify(rows.map(({ result }) => result))}::json)) as given (school_id, result)
    )
    insert into profile (school_id, campaign_id, quality, factor, model_version, result)
    select fresh.school_id, ${campaignId}::int, ${quality}::text, fresh.factor, ${modelVersion}::text, fresh.result
    from fresh left join profile as old
      on (old.school_id, old.campaign_id, old.quality, old.factor) =
        (fresh.school_id, ${campaignId}::int, ${quality}::text, fresh.factor)
    where old.result::text is distinct from fresh.result::text or old.model_version <> ${modelVersion}::text
    on conflict (school_id, campaign_id, quality, factor)
    do update set model_version = excluded.model_version, result = excluded.result
    returning school_id as id`.execute(trx);
  return [...new Set(written.rows.map(({ id }) => id))];
}

export type NewDistrict = Pick<Edition, 'answers' | 'components' | 'schools'> & { result: DisclosedDistrict };

/** Stores what was estimated from all schools. */
export async function putDistrict(
  trx: Kysely<Database>,
  { id, model, territoryId }: Campaign,
  quality: QualityView,
  { answers, components, result, schools }: NewDistrict,
): Promise<void> {
  await sql`insert into district_profile
      (campaign_id, territory_id, quality, model_version, result, components, answers, schools)
    values (${id}, ${territoryId}, ${quality}, ${model.version}, ${JSON.stringify(result)}::jsonb,
      ${JSON.stringify(components)}::json, ${answers}, ${schools})
    on conflict (campaign_id, territory_id, quality) do update set model_version = excluded.model_version,
      result = excluded.result, components = excluded.components, answers = excluded.answers,
      schools = excluded.schools, moved = 0, estimated_at = now(), computed_at = now()`.execute(trx);
}

/** Says that the results follow the stored components as of now. @param share of all that has moved since the last time */
export async function touchEdition(trx: Kysely<Database>, campaignId: number, share: number): Promise<void> {
  await trx
    .updateTable('district_profile')
    .set(({ eb }) => ({ moved: eb('moved', '+', share), computed_at: sql<Date>`now()` }))
    .where('campaign_id', '=', campaignId)
    .execute();
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

/** What is told of the district, and as of when all results of the campaign are. */
export type DistrictProfile = { district: DisclosedDistrict; computedAt: Date; estimatedAt: Date };

export async function findDistrictProfile(
  db: Kysely<Database>,
  campaignId: number,
  quality: QualityView,
): Promise<DistrictProfile | undefined> {
  return db
    .selectFrom('district_profile')
    .select(['result as district', 'computed_at as computedAt', 'estimated_at as estimatedAt'])
    .where('campaign_id', '=', campaignId)
    .where('quality', '=', quality)
    .executeTakeFirst();
}
