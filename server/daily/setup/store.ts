import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { inForce, roleHeld } from '../../people/identity/store.ts';
import { openOn } from '../../people/schools/store.ts';
import { territoriesInScope } from '../../people/territories/store.ts';

export type Place = { id: number; name: Localized };

/** Territories that are set up one by one: municipalities, and others that schools lie in. */
export function findSetUpPlaces(db: Kysely<Database>, scope: Scope): Promise<Place[]> {
  return db
    .selectFrom('territory')
    .select(['id', 'name'])
    .where('id', 'in', territoriesInScope(db, scope))
    .where((where) =>
      where.or([
        where('kind', '=', 'municipality'),
        where.exists(
          where.selectFrom('school').select('school.id').whereRef('school.territory_id', '=', 'territory.id'),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
}

/** Schools that lie in the territory itself. @param day on which they are open */
export function findOpenSchools(db: Kysely<Database>, territoryId: number, day: string): Promise<Place[]> {
  return db
    .selectFrom('school')
    .select(['id', 'short_name as name'])
    .where('territory_id', '=', territoryId)
    .where(openOn(day))
    .orderBy('id')
    .execute();
}

/** Schools of which a number is there for teachers and for students and parents of each grade. @param since the earliest day that counts */
export async function findNumbered(
  db: Kysely<Database>,
  schoolIds: readonly number[],
  grades: readonly number[],
  since: string,
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('school_year')
    .select('school_id')
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .where('as_of', '>=', since)
    .where(
      sql<boolean>`(audience = 'teacher' or (audience in ('student', 'parent') and grade = any(${grades}::int[])))`,
    )
    .groupBy('school_id')
    .having(sql<boolean>`count(distinct (audience, grade)) = ${1 + 2 * grades.length}`)
    .execute();
  return new Set(rows.map((row) => row.school_id));
}

/** Roles in force in a territory, at its schools, and in those above it, of accounts that are not disabled. */
export function findRolesHeld(db: Kysely<Database>, territoryId: number, above: readonly number[], day: string) {
  return db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .leftJoin('school', 'school.id', 'membership.school_id')
    .select([roleHeld, 'membership.school_id as schoolId'])
    .select('school.closed_on as closedOn')
    .where(inForce(day))
    .where('disabled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .where((where) =>
      where.or([
        where('school.territory_id', '=', territoryId),
        where('membership.territory_id', '=', sql<number>`any(${above}::int[])`),
      ]),
    )
    .execute();
}

/** Accounts of a territory and its schools that were never taken into use: with an invitation that still works, and without. */
export async function countInvitations(db: Kysely<Database>, territoryId: number, now: Date) {
  const { rows } = await sql<{ open: number; over: number }>`
    with waiting as (
      select distinct account.id from account
      join membership on membership.account_id = account.id left join school on school.id = membership.school_id
      where username is null and disabled_at is null and deleted_at is null
        and (membership.territory_id = ${territoryId} or school.territory_id = ${territoryId})),
    working as (
      select distinct account_id as id from account_link where kind = 'invitation' and used_at is null
        and withdrawn_at is null and expires_at > ${now} and account_id in (select id from waiting))
    select (select count(*)::int from working) as open,
      ((select count(*)::int from waiting) - (select count(*)::int from working)) as over`.execute(db);
  return rows[0];
}

/** The newest campaign of a year in a territory. */
export async function findCampaignOfYear(db: Kysely<Database>, territoryId: number, year: number) {
  const row = await db
    .selectFrom('campaign')
    .select(['id', 'state'])
    .where('territory_id', '=', territoryId)
    .where('year', '=', year)
    .orderBy('opens_on', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Files of pupils' results and reports by school that hold for the tests of a year. */
export async function countFiles(db: Kysely<Database>, territoryId: number, year: number): Promise<number> {
  const { rows } = await sql<{ files: number }>`select
    (select count(*) from vpr_import where territory_id = ${territoryId} and year = ${year} and state = 'imported') +
    (select count(*) from vpr_report where territory_id = ${territoryId} and year = ${year} and undone_at is null)
    as files`.execute(db);
  return rows[0].files;
}
