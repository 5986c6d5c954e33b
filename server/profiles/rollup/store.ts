import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database, QualityView } from '../../ground/db/schema.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { schoolsInScope } from '../../people/schools/store.ts';
import { childrenOf, lineagesOf } from '../../people/territories/store.ts';

export type Territory = { id: number; name: Localized };

/** The territory with those above it, up to the campaign's own, topmost first; empty where it does not lie in that. */
export async function findLine(db: Kysely<Database>, campaignId: number, territoryId: number): Promise<Territory[]> {
  const { rows } = await sql<Territory & { isTop: boolean }>`
    select territory.id, territory.name, territory.id = campaign.territory_id as "isTop"
    from ${lineagesOf([territoryId])} as line
    join territory on territory.id = line.id
    join campaign on campaign.id = ${campaignId} order by line.depth`.execute(db);
  const top = rows.findIndex(({ isTop }) => isTop);
  return rows
    .slice(0, top + 1)
    .map(({ id, name }) => ({ id, name }))
    .reverse();
}

export async function findTerritoryOfCampaign(db: Kysely<Database>, campaignId: number): Promise<number | undefined> {
  const row = await db.selectFrom('campaign').select('territory_id').where('id', '=', campaignId).executeTakeFirst();
  return row?.territory_id;
}

export type ChildRow = Territory & { schools: number; isParted: boolean };

/** Every surveyed school in scope with the child of the parent that it lies below; the parent itself for its own schools. */
function placed(db: Kysely<Database>, campaignId: number, parentId: number, scope: Scope) {
  return sql`
    with placed as materialized (
      select school.id as school_id, reach.child
      from campaign_school
      join school on school.id = campaign_school.school_id
      join ${childrenOf(parentId)} as reach on reach.id = school.territory_id
      where campaign_school.campaign_id = ${campaignId} and school.id in (${schoolsInScope(db, scope)})
    )`;
}

/** The territories right below the parent that have surveyed schools in scope, and the parent itself if it has such. */
export async function findChildren(
  db: Kysely<Database>,
  campaignId: number,
  parentId: number,
  scope: Scope,
): Promise<ChildRow[]> {
  const { rows } = await sql<ChildRow>`${placed(db, campaignId, parentId, scope)}
    select territory.id, territory.name, counted.schools,
      exists (select from territory as lower where lower.parent_id = territory.id) as "isParted"
    from (select child, count(*)::int as schools from placed group by child) as counted
    join territory on territory.id = counted.child
    order by territory.name ->> 'ru', territory.id`.execute(db);
  return rows;
}

export type LookRow = { child: number; factor: string; look: string; schools: number };

/** Numbers of schools by child, factor and look. */
export async function countLooks(
  db: Kysely<Database>,
  campaignId: number,
  parentId: number,
  scope: Scope,
  quality: QualityView,
): Promise<LookRow[]> {
  const { rows } = await sql<LookRow>`${placed(db, campaignId, parentId, scope)}
    select placed.child, profile.factor, profile.look, count(*)::int as schools
    from placed
    join profile on profile.school_id = placed.school_id
      and profile.campaign_id = ${campaignId} and profile.quality = ${quality}
    group by placed.child, profile.factor, profile.look`.execute(db);
  return rows;
}
