import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { PupilRow } from '../../../analytics/suppression/pupil-differences.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Mapping } from '../../ground/db/stored/schemas.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { schoolsInScope } from '../../people/schools/store.ts';
import { type CurrentResult, readResults } from '../imports/current/store.ts';
import { NO_SCORE } from '../imports/row-check.ts';
import type { TestKey } from '../tests/catalogue.ts';

/** Results of a school in a test. `importId`: what is in force or shown, null for none. */
export type SchoolResults = { schoolId: number; importId: number | null };

/** The schools of an import with what is in force of its test now. */
export async function findInForce(
  trx: Kysely<Database>,
  importId: number,
): Promise<{ test: TestKey; territoryId: number; schools: (SchoolResults & { rows: number })[] }> {
  const { territoryId, ...test } = await trx
    .selectFrom('vpr_import')
    .select(['year', 'subject', 'grade', 'territory_id as territoryId'])
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
  return { test, territoryId, schools: rows };
}

/** Counts what pages ask of an import's results, once: they never change. */
export async function putFigures(trx: Kysely<Database>, importId: number): Promise<void> {
  await sql`update vpr_import_school own
    set mean = counted.mean, squares = counted.squares, marked = counted.marked, low = counted.low
    from (
      select school_id, avg(total)::float8 as mean, (coalesce(var_samp(total), 0) * (count(*) - 1))::float8 as squares,
        count(mark) as marked, count(*) filter (where mark = 2) as low
      from vpr_result where import_id = ${importId}
        and school_id in (select school_id from vpr_import_school where import_id = ${importId})
      group by school_id
    ) as counted
    where own.school_id = counted.school_id and own.import_id = ${importId} and own.mean is null`.execute(trx);
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

/** Who did not write by the imports of a test, by their marks in the journal; null where the file has no rows of them. */
export async function findStateAbsent(
  trx: Kysely<Database>,
  states: readonly { schoolId: number; importId: number }[],
): Promise<{ schoolId: number; importId: number; absent: number[] | null }[]> {
  const column = (key: 'schoolId' | 'importId') => states.map((state) => state[key]);
  const { rows } = await sql<{ schoolId: number; importId: number; absent: number[] | null }>`
    select own.school_id as "schoolId", own.import_id as "importId", own.absent
    from unnest(${column('schoolId')}::int[], ${column('importId')}::int[]) as asked (school_id, import_id)
    join vpr_import_school own using (school_id, import_id)`.execute(trx);
  return rows;
}

export type StateRow = PupilRow & { schoolId: number; importId: number };

/** The rows of imports of a test, with the pupils' codes where results of the same pupils in the year before or after are compared. */
export async function findStateRows(
  trx: Kysely<Database>,
  { grade, subject, year }: TestKey,
  states: readonly { schoolId: number; importId: number }[],
): Promise<StateRow[]> {
  const column = (key: 'schoolId' | 'importId') => states.map((state) => state[key]);
  const { rows } = await sql<Omit<StateRow, 'items'> & { items: Buffer; mapping: Mapping }>`
    with beside as materialized (
      select distinct o.school_id, o.pupil from vpr_result o join vpr_import i on i.id = o.import_id
      where o.school_id = any(${column('schoolId')}::int[]) and i.subject = ${subject}
        and (i.year, i.grade) in ((${year}::int - 1, ${grade}::int - 1), (${year}::int + 1, ${grade}::int + 1)))
    select r.school_id as "schoolId", r.import_id as "importId", r.total, r.mark, r.journal, r.class, r.items, i.mapping,
      case when beside.pupil is null then '' else encode(r.pupil, 'hex') end as linked
    from unnest(${column('schoolId')}::int[], ${column('importId')}::int[]) as asked (school_id, import_id)
    join vpr_result r using (school_id, import_id) join vpr_import i on i.id = r.import_id
    left join beside on beside.school_id = r.school_id and beside.pupil = r.pupil`.execute(trx);
  return rows.map(({ items, mapping, ...row }) => ({ ...row, items: scoresOf(items, mapping) }));
}

const scoresOf = (bytes: Buffer, { items }: Mapping): Record<string, number> =>
  Object.fromEntries(
    items.flatMap(({ name }, place) =>
      bytes[place] === undefined || bytes[place] === NO_SCORE ? [] : [[name, bytes[place]]],
    ),
  );

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
