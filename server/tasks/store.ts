import { type Kysely, sql } from 'kysely';
import type { Database } from '../db/schema.ts';

/** Lines of plans that are neither done nor dropped and end by a day. */
export function findOpenLines(db: Kysely<Database>, schoolIds: number[] | null, until: string) {
  return db
    .selectFrom('plan_line')
    .innerJoin('school', 'school.id', 'plan_line.school_id')
    .select([
      'plan_line.id',
      'plan_line.school_id as schoolId',
      'school.territory_id as territoryId',
      'plan_line.measure',
      'plan_line.title',
      'plan_line.factor',
      'plan_line.starts_on as startsOn',
      'plan_line.ends_on as endsOn',
    ])
    .where('plan_line.state', 'in', ['planned', 'underWay'])
    .where('plan_line.ends_on', '<=', until)
    .$if(schoolIds !== null, (query) => query.where('plan_line.school_id', '=', sql<number>`any(${schoolIds}::int[])`))
    .execute();
}

/** Cells of open campaigns that have not reached their target, one row a school and campaign. */
export function findShortCampaigns(db: Kysely<Database>, schoolIds: number[] | null, until: string) {
  return db
    .selectFrom('campaign')
    .innerJoin('cell', 'cell.campaign_id', 'campaign.id')
    .innerJoin('school', 'school.id', 'cell.school_id')
    .select([
      'campaign.id',
      'campaign.title',
      'campaign.opens_on as opensOn',
      'campaign.closes_on as closesOn',
      'cell.school_id as schoolId',
      'school.territory_id as territoryId',
    ])
    .distinctOn(['campaign.id', 'cell.school_id'])
    .where('campaign.state', '=', 'open')
    .where('campaign.closes_on', '<=', until)
    .where(sql<boolean>`(cell.roll is null or cell.received < cell.roll * cell.target)`)
    .$if(schoolIds !== null, (query) => query.where('cell.school_id', '=', sql<number>`any(${schoolIds}::int[])`))
    .execute();
}

/** Territories of schools. @param schoolIds null for all schools */
export async function findTerritoryIds(db: Kysely<Database>, schoolIds: number[] | null): Promise<number[]> {
  const rows = await db
    .selectFrom('school')
    .select('territory_id as id')
    .distinct()
    .$if(schoolIds !== null, (query) => query.where('school.id', '=', sql<number>`any(${schoolIds}::int[])`))
    .orderBy('territory_id')
    .execute();
  return rows.map(({ id }) => id);
}
