import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { schoolsInScope } from '../../people/schools/store.ts';
import { type CurrentResult, readResults } from '../imports/store.ts';
import type { TestKey } from '../tests/catalogue.ts';

/** Results of a school in a test. `importId`: what is in force or shown, null for none. */
export type SchoolResults = { schoolId: number; importId: number | null };

/** The schools of an import with what is in force of its test now. */
export async function findInForce(
  trx: Kysely<Database>,
  importId: number,
): Promise<{ test: TestKey; schools: (SchoolResults & { rows: number })[] }> {
  const test = await trx
    .selectFrom('vpr_import')
    .select(['year', 'subject', 'grade'])
    .where('id', '=', importId)
    .executeTakeFirstOrThrow();
  const { rows } = await sql<SchoolResults & { rows: number }>`
    select own.school_id as "schoolId", newest.import_id as "importId", coalesce(newest.rows, 0) as rows
    from vpr_import_school own left join lateral (
      select s.import_id, s.rows from vpr_import_school s join vpr_import i on i.id = s.import_id
      where s.school_id = own.school_id and i.state = 'imported'
        and i.year = ${test.year} and i.subject = ${test.subject} and i.grade = ${test.grade}
      order by s.import_id desc limit 1) as newest on true
    where own.import_id = ${importId} order by own.school_id`.execute(trx);
  return { test, schools: rows };
}

export type ShownBefore = SchoolResults & { waits: boolean };

/** Everything that was ever shown of these schools in the test, newest first. */
export async function findShown(trx: Kysely<Database>, test: TestKey, schoolIds: number[]): Promise<ShownBefore[]> {
  return trx
    .selectFrom('vpr_release')
    .select(['school_id as schoolId', 'import_id as importId', 'waits'])
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .where('year', '=', test.year)
    .where('subject', '=', test.subject)
    .where('grade', '=', test.grade)
    .orderBy('id', 'desc')
    .execute();
}

/** What figures are made of, each by itself: a difference hides in none of them behind one in another. */
const FIGURES = [['total'], ['mark'], ['total', 'journal'], ['total', 'mark', 'journal', 'class', 'variant', 'items']];

export type Pair = { schoolId: number; now: number; before: number };

/** @returns by pair and figure how many rows only the one and only the other import has of the school */
export async function findDifferences(
  trx: Kysely<Database>,
  pairs: readonly Pair[],
): Promise<{ before: number; schoolId: number; fewer: number; more: number }[]> {
  const column = (key: keyof Pair) => pairs.map((pair) => pair[key]);
  const differences = FIGURES.map(async (names) => {
    const columns = sql.join(names.map((name) => sql.ref(`r.${name}`)));
    const { rows } = await sql<{ before: number; schoolId: number; fewer: number; more: number }>`
      with pair as (
        select * from unnest(${column('schoolId')}::int[], ${column('now')}::int[], ${column('before')}::int[])
          as p (school_id, now, before)),
      counted as (
        select pair.school_id, pair.before, count(*) filter (where r.import_id = pair.now)
          - count(*) filter (where r.import_id = pair.before) as more
        from pair join vpr_result r on r.school_id = pair.school_id and r.import_id in (pair.now, pair.before)
        group by pair.school_id, pair.before, ${columns})
      select school_id as "schoolId", before, sum(greatest(more, 0))::int as more, sum(greatest(-more, 0))::int as fewer
      from counted group by school_id, before`.execute(trx);
    return rows;
  });
  return (await Promise.all(differences)).flat();
}

/** Says from now on what is shown of schools in a test. */
export async function insertShown(trx: Kysely<Database>, test: TestKey, shown: readonly ShownBefore[]): Promise<void> {
  if (shown.length === 0) return;
  await sql`insert into vpr_release (school_id, year, subject, grade, import_id, waits)
    select school_id, ${test.year}, ${test.subject}, ${test.grade}, import_id, waits
    from unnest(${shown.map((own) => own.schoolId)}::int[], ${shown.map((own) => own.importId)}::int[],
      ${shown.map((own) => own.waits)}::boolean[]) as fresh (school_id, import_id, waits)`.execute(trx);
}

/** Of each school and test what is shown now: `school_id`, `year`, `subject`, `grade`, `import_id`, `waits`; to be put into queries. */
export const shownResults = (schoolIds: number[]): RawBuilder<unknown> => newest(sql`any(${schoolIds}::int[])`);

/** The same of all schools in a scope. */
const shownInScope = (db: Kysely<Database>, scope: Scope): RawBuilder<unknown> =>
  newest(sql`any(array${schoolsInScope(db, scope)})`);

const newest = (schools: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select distinct on (school_id, year, subject, grade) school_id, year, subject, grade, import_id, waits
  from vpr_release where school_id = ${schools}
  order by school_id, year, subject, grade, id desc)`;

/** The results shown of these schools for a test, in the order of schools, classes and pupils. */
export async function findShownResults(
  db: Kysely<Database>,
  { grade, subject, year }: TestKey,
  schoolIds: number[],
): Promise<CurrentResult[]> {
  return readResults(
    db,
    sql`select school_id, import_id from ${shownResults(schoolIds)} as shown
      where year = ${year} and subject = ${subject} and grade = ${grade}`,
  );
}

/** The tests of which results are shown, by school. */
export async function findShownTests(db: Kysely<Database>, scope: Scope) {
  const { rows } = await sql<TestKey & { schoolId: number; importId: number; territoryId: number }>`
    select shown.school_id as "schoolId", i.id as "importId", i.territory_id as "territoryId", i.year, i.subject, i.grade
    from ${shownInScope(db, scope)} as shown join vpr_import i on i.id = shown.import_id
    order by shown.school_id, i.year, i.subject, i.grade`.execute(db);
  return rows;
}

/** Tests in which a school has results of fewer than five pupils and so none that are shown. */
export async function findHidden(db: Kysely<Database>, scope: Scope): Promise<(TestKey & { schoolId: number })[]> {
  return (await findWaiting(db, scope)).filter(({ isShown }) => !isShown);
}

export type Waiting = TestKey & { schoolId: number; isShown: boolean };

/** Tests in which something of fewer than five pupils waits; `isShown`: earlier results of the school are shown. */
export async function findWaiting(db: Kysely<Database>, scope: Scope): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select school_id as "schoolId", year, subject, grade, import_id is not null as "isShown"
    from ${shownInScope(db, scope)} as shown where waits
    order by year desc, grade, subject, school_id`.execute(db);
  return rows;
}
