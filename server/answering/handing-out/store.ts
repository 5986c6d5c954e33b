import { type Kysely, sql, type Transaction } from 'kysely';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import { LOCK_CLASSES } from '../../ground/db/locks.ts';
import type { Database, Way } from '../../ground/db/schema.ts';
import { insertLinks, type NewLink } from '../campaigns/store.ts';
import type { CellKey } from '../submissions/cell.ts';

/** A group with its way and what has been handed out to it. */
export type HandedGroup = CellKey & {
  /** Null when unknown. */
  people: number | null;
  way: Way;
  openLinks: number;
  closedLinks: number;
  /** Whether it has a code that was not revoked. */
  hasCards: boolean;
};

const linksOfCell = (closed: boolean) =>
  sql<number>`(select count(*)::int from survey_link as link where kind = 'group' and closed = ${closed}
    and link.school_id = cell.school_id and link.campaign_id = cell.campaign_id
    and link.audience = cell.audience and link.grade = cell.grade)`;

const hasCards = sql<boolean>`exists (select from access_code as code where code.school_id = cell.school_id
  and code.campaign_id = cell.campaign_id and code.audience = cell.audience and code.grade = cell.grade)`;

/** Groups of campaigns with what they were handed. @param schoolIds null for all schools */
const groups = (db: Kysely<Database>, schoolIds: readonly number[] | null) =>
  db
    .selectFrom('cell')
    .innerJoin('campaign', 'campaign.id', 'cell.campaign_id')
    .leftJoin('campaign_way', (join) =>
      join
        .onRef('campaign_way.campaign_id', '=', 'cell.campaign_id')
        .onRef('campaign_way.school_id', '=', 'cell.school_id')
        .onRef('campaign_way.audience', '=', 'cell.audience'),
    )
    .select(['cell.campaign_id as campaignId', 'cell.school_id as schoolId', 'cell.audience', 'cell.grade'])
    .select(sql<number | null>`coalesce(roll_next, roll)`.as('people'))
    .select(sql<Way>`coalesce(campaign_way.way, 'link')`.as('way'))
    .select([linksOfCell(false).as('openLinks'), linksOfCell(true).as('closedLinks'), hasCards.as('hasCards')])
    .$if(schoolIds !== null, (query) => query.where('cell.school_id', '=', sql<number>`any(${schoolIds}::int[])`))
    .orderBy('cell.campaign_id')
    .orderBy('cell.school_id')
    .orderBy(sql`array_position(array['teacher', 'student', 'parent'], cell.audience)`)
    .orderBy('cell.grade');

/** The groups of a campaign, in the order of schools, audiences and grades. @param schoolIds null for all schools */
export function findHandedGroups(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: readonly number[] | null,
): Promise<HandedGroup[]> {
  return groups(db, schoolIds).where('cell.campaign_id', '=', campaignId).execute();
}

/** The same of all open campaigns. */
export function findOpenGroups(db: Kysely<Database>, schoolIds: readonly number[] | null) {
  return groups(db, schoolIds)
    .innerJoin('school', 'school.id', 'cell.school_id')
    .select(['school.territory_id as territoryId', 'campaign.opens_on as opensOn', 'campaign.closes_on as closesOn'])
    .where('campaign.state', '=', 'open')
    .execute();
}

/** The lock of each school that links, ways and cards are changed under, in the order of their ids: two who ask at once wait, never in a circle. */
export async function takeCapsLocks(trx: Transaction<Database>, schoolIds: readonly number[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK_CLASSES.caps}, id)
    from (select unnest(${schoolIds}::int[]) as id order by 1) as ordered`.execute(trx);
}

/** A statement takes 65,535 parameters; a link has eight. */
const LINKS_AT_ONCE = 5_000;

export async function insertManyLinks(trx: Transaction<Database>, links: readonly NewLink[]): Promise<void> {
  for (let first = 0; first < links.length; first += LINKS_AT_ONCE)
    await insertLinks(trx, links.slice(first, first + LINKS_AT_ONCE));
}

export type SchoolWay = { schoolId: number; type: string; way: Way; openLinks: number; hasCards: boolean };

/** How an audience answers in each school of a campaign, planned ones too, with what would go on beside another way. */
export function findSchoolWays(
  db: Kysely<Database>,
  campaignId: number,
  schoolIds: readonly number[],
  audience: AnonymousAudience,
): Promise<SchoolWay[]> {
  const ofSchool = (table: 'survey_link' | 'access_code') =>
    sql`from ${sql.table(table)} as handed where handed.school_id = campaign_school.school_id
      and handed.campaign_id = ${campaignId} and handed.audience = ${audience}`;
  return db
    .selectFrom('campaign_school')
    .innerJoin('school', 'school.id', 'campaign_school.school_id')
    .leftJoin('campaign_way', (join) =>
      join
        .onRef('campaign_way.campaign_id', '=', 'campaign_school.campaign_id')
        .onRef('campaign_way.school_id', '=', 'campaign_school.school_id')
        .on('campaign_way.audience', '=', audience),
    )
    .select(['campaign_school.school_id as schoolId', 'school.school_type as type'])
    .select(sql<Way>`coalesce(campaign_way.way, 'link')`.as('way'))
    .select(
      sql<number>`(select count(*)::int ${ofSchool('survey_link')} and kind = 'group' and not closed)`.as('openLinks'),
    )
    .select(sql<boolean>`exists (select ${ofSchool('access_code')})`.as('hasCards'))
    .where('campaign_school.campaign_id', '=', campaignId)
    .where('campaign_school.school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .orderBy('campaign_school.school_id')
    .execute();
}
