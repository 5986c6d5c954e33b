import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

/** Lines of plans that are neither done nor dropped and end by a day. */
export function findOpenLines(db: Kysely<Database>, schoolIds: number[] | null, until: string) {
  return (
    db
      .selectFrom('plan_line')
      .innerJoin('school', 'school.id', 'plan_line.school_id')
      .innerJoin('territory', 'territory.id', 'school.territory_id')
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
      // Nobody is reminded of what was due before the district's work in Opora began.
      .where(sql<boolean>`plan_line.ends_on >= coalesce(territory.began_on, plan_line.ends_on)`)
      .$if(schoolIds !== null, (query) =>
        query.where('plan_line.school_id', '=', sql<number>`any(${schoolIds}::int[])`),
      )
      .execute()
  );
}

/** Cells of open campaigns that have not reached their target, one row a school and campaign. */
export function findShortCampaigns(db: Kysely<Database>, schoolIds: number[] | null, until: string) {
  return db
    .selectFrom('campaign')
    .innerJoin('cell', 'cell.campaign_id', 'campaign.id')
    .innerJoin('cell_count', (join) =>
      join
        .onRef('cell_count.school_id', '=', 'cell.school_id')
        .onRef('cell_count.campaign_id', '=', 'cell.campaign_id')
        .onRef('cell_count.audience', '=', 'cell.audience')
        .onRef('cell_count.grade', '=', 'cell.grade'),
    )
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
    .where(sql<boolean>`(cell.roll is null or received < cell.roll * cell.target)`)
    .$if(schoolIds !== null, (query) => query.where('cell.school_id', '=', sql<number>`any(${schoolIds}::int[])`))
    .execute();
}

/** Visits that are planned by a day and not held, and requests of schools that nobody has answered. */
export function findOpenRecords(db: Kysely<Database>, schoolIds: number[] | null, until: string) {
  return db
    .selectFrom('evidence')
    .innerJoin('school', 'school.id', 'evidence.school_id')
    .innerJoin('territory', 'territory.id', 'school.territory_id')
    .select(['evidence.id', 'evidence.kind', 'evidence.school_id as schoolId', 'school.territory_id as territoryId'])
    .select(['evidence.occurs_on as occursOn', sql<string | null>`evidence.data ->> 'topic'`.as('topic')])
    .select(sql<number | null>`(evidence.data ->> 'toSchoolId')::int`.as('toSchoolId'))
    .where('evidence.withdrawn', '=', false)
    .where('evidence.occurs_on', '<=', until)
    .where((where) =>
      where.or([
        where('evidence.kind', '=', 'visit').and(
          sql<boolean>`evidence.data ->> 'state' = 'planned' and occurs_on >= coalesce(territory.began_on, occurs_on)`,
        ),
        where('evidence.kind', '=', 'request').and(sql<boolean>`evidence.data ->> 'state' in ('received', 'underWay')`),
      ]),
    )
    .$if(schoolIds !== null, (query) =>
      query.where(
        sql<boolean>`(evidence.school_id = any(${schoolIds}::int[])
          or (evidence.data ->> 'toSchoolId')::int = any(${schoolIds}::int[]))`,
      ),
    )
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
