import { type Kysely, sql } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database, DesignationKind } from '../../ground/db/schema.ts';
import type { Scope } from '../identity/caller.ts';
import { territoriesInScope } from '../territories/store.ts';
import { type Designation, withLists } from './status.ts';

export type SchoolRow = {
  id: number;
  name: Localized;
  shortName: Localized;
  /** The first and the last day; null for none. */
  openedOn: string | null;
  closedOn: string | null;
  /** The school that it was merged into. */
  successorId: number | null;
};

/** Ids of the schools that a scope reaches: single schools, and all schools of its territories and of those below them. */
export function schoolsInScope(db: Kysely<Database>, scope: Scope) {
  return db
    .selectFrom('school')
    .select('school.id')
    .where((where) =>
      where.or([
        where('school.territory_id', 'in', territoriesInScope(db, scope)),
        where('school.id', '=', sql<number>`any(${scope.schoolIds}::int[])`),
      ]),
    );
}

/** Of a query that has the table `school`: those that are open on a day, as `isOpenOn` says. */
export const openOn = (day: string) => openWithin(day, day);

/** Those that are open on a day of a time at least. */
export const openWithin = (from: string, to: string) =>
  sql<boolean>`(coalesce(school.opened_on <= ${to}::date, true) and coalesce(school.closed_on >= ${from}::date, true))`;

/** The last day of a school; null where it has none, or where there is no such school. */
export async function findLastDay(db: Kysely<Database>, schoolId: number): Promise<string | null> {
  const row = await db.selectFrom('school').select('closed_on').where('id', '=', schoolId).executeTakeFirst();
  return row?.closed_on ?? null;
}

/** Of the given schools those that are not open on a day. */
export async function findNotOpen(db: Kysely<Database>, schoolIds: readonly number[], day: string): Promise<number[]> {
  const rows = await db
    .selectFrom('school')
    .select('id')
    .where('id', '=', sql<number>`any(${schoolIds}::int[])`)
    .where(sql<boolean>`not ${openOn(day)}`)
    .execute();
  return rows.map(({ id }) => id);
}

export async function isSchoolInScope(db: Kysely<Database>, scope: Scope, schoolId: number): Promise<boolean> {
  const row = await schoolsInScope(db, scope).where('school.id', '=', schoolId).executeTakeFirst();
  return row !== undefined;
}

/** Those of the given schools that the scope does not reach, unknown ones included. */
export async function findSchoolsOutside(db: Kysely<Database>, scope: Scope, schoolIds: number[]): Promise<number[]> {
  const rows = await schoolsInScope(db, scope).where('school.id', '=', sql<number>`any(${schoolIds}::int[])`).execute();
  const inside = new Set(rows.map(({ id }) => id));
  return schoolIds.filter((id) => !inside.has(id));
}

/** Whether schools lie in a territory itself, none of them in one below it. */
export async function areDirectlyIn(
  db: Kysely<Database>,
  territoryId: number,
  schoolIds: readonly number[],
): Promise<boolean> {
  const below = await db
    .selectFrom('school')
    .select('id')
    .where('id', '=', sql<number>`any(${schoolIds}::int[])`)
    .where('territory_id', '!=', territoryId)
    .limit(1)
    .executeTakeFirst();
  return below === undefined;
}

export async function findSchools(db: Kysely<Database>, scope: Scope): Promise<SchoolRow[]> {
  return db
    .selectFrom('school')
    .select(['id', 'name', 'short_name as shortName', 'opened_on as openedOn'])
    .select(['closed_on as closedOn', 'successor_id as successorId'])
    .where('id', 'in', schoolsInScope(db, scope))
    .orderBy('id')
    .execute();
}

/** What was recorded of the status of schools, and by the lists of their districts, by school. */
export async function findDesignations(
  db: Kysely<Database>,
  schoolIds: readonly number[],
): Promise<Map<number, Designation[]>> {
  const { rows } = await sql<{ schoolId: number; year: number; kinds: DesignationKind[] }>`
    select school_id as "schoolId", year, coalesce(array_agg(kind order by kind) filter (where kind is not null), '{}') as kinds
    from (select school_id, year, kind from designation where school_id = any(${schoolIds}::int[])
      union select school_id, year, null from designation_entry where school_id = any(${schoolIds}::int[])) as recorded
    group by school_id, year`.execute(db);
  const { rows: lists } = await sql<{ schoolIds: number[]; years: number[] }>`
    with asked as (
      select territory_id, array_agg(id) as ids from school where id = any(${schoolIds}::int[]) group by territory_id),
    listed as (
      select distinct school.territory_id, designation.year from designation join school on school.id = designation.school_id
      where school.territory_id in (select territory_id from asked))
    select ids as "schoolIds", (select array_agg(year) from listed where listed.territory_id = asked.territory_id) as years
    from asked where territory_id in (select territory_id from listed)`.execute(db);
  const recorded = Map.groupBy(rows, ({ schoolId }) => schoolId);
  const listed = new Map(lists.flatMap(({ schoolIds: ids, years }) => ids.map((id) => [id, years] as const)));
  return new Map(
    schoolIds.map((id) => {
      const own = (recorded.get(id) ?? []).map(({ kinds, year }) => ({ year, kinds }));
      return [id, withLists(own, listed.get(id) ?? [])];
    }),
  );
}

/** The schools of a territory and of those below it, as files may call them. */
export async function findKnownSchools(db: Kysely<Database>, territoryId: number) {
  const rows = await db
    .selectFrom('school')
    .select(['id', 'name', 'short_name as shortName', 'aliases', 'oko_login as login', 'own_code as code'])
    .select(['opened_on as openedOn', 'closed_on as closedOn'])
    .where('id', 'in', schoolsInScope(db, { territoryIds: [territoryId], schoolIds: [] }))
    .orderBy('id')
    .execute();
  return rows.map(({ aliases, name, shortName, ...row }) => ({
    ...row,
    shortName,
    names: [...new Set([name.ru, name.en, shortName.ru, shortName.en, ...aliases])],
  }));
}

export type NewSchool = { name: Localized; shortName: Localized };

export async function insertSchool(db: Kysely<Database>, territoryId: number, school: NewSchool): Promise<number> {
  const { id } = await db
    .insertInto('school')
    .values({
      territory_id: territoryId,
      name: JSON.stringify(school.name),
      short_name: JSON.stringify(school.shortName),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function insertDesignation(db: Kysely<Database>, schoolId: number, year: number, kind: DesignationKind) {
  await db.insertInto('designation').values({ school_id: schoolId, year, kind }).execute();
}

/** The whole name of a school, as it stands on documents. */
export async function findSchoolName(db: Kysely<Database>, schoolId: number): Promise<Localized> {
  const { name } = await db.selectFrom('school').select('name').where('id', '=', schoolId).executeTakeFirstOrThrow();
  return name;
}

/** Short names of the schools of a territory by id, for lists that people read. */
export async function findSchoolNamesIn(db: Kysely<Database>, territoryId: number): Promise<Map<number, Localized>> {
  const rows = await db
    .selectFrom('school')
    .select(['id', 'short_name as name'])
    .where('territory_id', '=', territoryId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Short names of schools by id. */
export async function findSchoolNames(db: Kysely<Database>, ids: number[]): Promise<Map<number, Localized>> {
  const rows = await db
    .selectFrom('school')
    .select(['id', 'short_name as name'])
    .where('id', '=', sql<number>`any(${ids}::int[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
