import { type Kysely, sql } from 'kysely';
import { LEAST_PEOPLE } from '../../../analytics/suppression/few-people.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { ComparedMean } from '../../objectivity/reports/changed.ts';
import type { TestKey } from '../../objectivity/tests/catalogue.ts';
import type { AnyStamp, Stamp } from '../../people/identity/stamp.ts';
import type { SchoolAnswers } from '../../people/schools/row-school.ts';
import type { CheckedTable } from './check.ts';

export type NewResultTable = Omit<CheckedTable, 'faultyRows' | 'unknown'> &
  AnyStamp & { territoryId: number; fileName: string; answers: SchoolAnswers };

/** @returns the id of the table; it counts for nothing before it is confirmed */
export async function insertResultTable(trx: Kysely<Database>, table: NewResultTable): Promise<number> {
  const { answers, at, by, faultCount, faults, fileName, leftOut, rows, territoryId } = table;
  const { id } = await trx
    .insertInto('result_table')
    .values({
      territory_id: territoryId,
      file_name: fileName,
      state: 'uploaded',
      faults: JSON.stringify(faults),
      fault_count: faultCount,
      answers: JSON.stringify(answers),
      left_out: leftOut,
      uploaded_by: by,
      uploaded_at: at,
      imported_by: null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const column = <Key extends keyof (typeof rows)[number]>(key: Key) => rows.map((row) => row[key]);
  await sql`insert into result_mean (school_id, table_id, year, subject, grade, pupils, mean, sd)
    select school, ${id}::int, year, subject, grade, pupils, mean, sd
    from unnest(${column('schoolId')}::int[], ${column('year')}::int[], ${column('subject')}::text[],
      ${column('grade')}::int[], ${column('pupils')}::int[], ${column('mean')}::float8[], ${column('sd')}::float8[])
    as fresh (school, year, subject, grade, pupils, mean, sd)`.execute(trx);
  return id;
}

/** All tables of a territory, newest first; one alone where an id is given. */
export async function findResultTables(db: Kysely<Database>, territoryId: number, id?: number) {
  return db
    .selectFrom('result_table as r')
    .leftJoin('account as up', 'up.id', 'r.uploaded_by')
    .leftJoin('account as imp', 'imp.id', 'r.imported_by')
    .leftJoin('account as und', 'und.id', 'r.undone_by')
    .select(['r.id', 'r.file_name', 'r.state', 'r.faults', 'r.fault_count', 'r.left_out'])
    .select(['up.name as uploadedBy', 'r.uploaded_at', 'imp.name as importedBy', 'r.imported_at'])
    .select(['und.name as undoneBy', 'r.undone_at'])
    .select([
      sql<number>`(select count(*) from result_mean m where m.table_id = r.id)`.as('rows'),
      sql<number>`(select count(distinct m.school_id) from result_mean m where m.table_id = r.id)`.as('schools'),
      sql<number>`(select count(distinct (m.year, m.subject, m.grade)) from result_mean m where m.table_id = r.id)`.as(
        'tests',
      ),
      sql<number>`(select count(*) from result_mean m where m.table_id = r.id and m.withheld)`.as('withheld'),
      sql<number>`(select count(*) from result_mean m where m.table_id = r.id and not m.withheld and exists (select from result_mean e
        join result_table t on t.id = e.table_id where t.state = 'imported' and e.table_id < r.id and not e.withheld
        and (e.school_id, e.year, e.subject, e.grade) = (m.school_id, m.year, m.subject, m.grade)))`.as('replaces'),
    ])
    .where('r.territory_id', '=', territoryId)
    .$if(id !== undefined, (query) => query.where('r.id', '=', id as number))
    .orderBy('r.id', 'desc')
    .execute();
}

/** Keeps others from confirming a table of the territory until the transaction ends. */
export async function lockTables(trx: Kysely<Database>, territoryId: number): Promise<void> {
  await trx
    .selectFrom('result_table')
    .select('id')
    .where('territory_id', '=', territoryId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export type StoredMean = ComparedMean & TestKey & { schoolId: number };

/** The rows of a table, and of the same schools and tests all others that were ever shown; five pupils and more. */
export async function findComparedMeans(
  trx: Kysely<Database>,
  tableId: number,
): Promise<{ own: StoredMean[]; former: StoredMean[] }> {
  const { rows } = await sql<StoredMean & { isOwn: boolean }>`
    select m.school_id as "schoolId", m.year, m.subject, m.grade, m.pupils, m.mean, m.sd, m.table_id = ${tableId} as "isOwn"
    from result_mean m join result_table t on t.id = m.table_id
    where m.pupils >= ${LEAST_PEOPLE} and (m.table_id = ${tableId} or (t.imported_at is not null and not m.withheld
      and (m.school_id, m.year, m.subject, m.grade) in
        (select school_id, year, subject, grade from result_mean where table_id = ${tableId})))`.execute(trx);
  return { own: rows.filter(({ isOwn }) => isOwn), former: rows.filter(({ isOwn }) => !isOwn) };
}

/** Says of each row of a table anew whether it stays out. */
export async function putWithheld(
  trx: Kysely<Database>,
  tableId: number,
  withheld: readonly StoredMean[],
): Promise<void> {
  const column = (key: 'schoolId' | 'year' | 'subject' | 'grade') => withheld.map((mean) => mean[key]);
  await sql`update result_mean m set withheld = (m.school_id, m.year, m.subject, m.grade) in (
      select * from unnest(${column('schoolId')}::int[], ${column('year')}::int[], ${column('subject')}::text[],
        ${column('grade')}::int[]))
    where m.table_id = ${tableId}`.execute(trx);
}

/** @returns what was answered about its schools; undefined where the table was not waiting */
export async function markTableImported(
  trx: Kysely<Database>,
  id: number,
  { at, by }: AnyStamp,
): Promise<{ answers: SchoolAnswers } | undefined> {
  return trx
    .updateTable('result_table')
    .set({ state: 'imported', imported_by: by, imported_at: at })
    .where('id', '=', id)
    .where('state', '=', 'uploaded')
    .returning('answers')
    .executeTakeFirst();
}

/** What was in force before is in force again. @returns whether the table was in force */
export async function markTableUndone(trx: Kysely<Database>, id: number, { at, by }: Stamp): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('result_table')
    .set({ state: 'undone', undone_by: by, undone_at: at })
    .where('id', '=', id)
    .where('state', '=', 'imported')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets a table that was not confirmed, with its rows. @returns whether there was one */
export async function deleteResultTable(trx: Kysely<Database>, id: number): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('result_table')
    .where('id', '=', id)
    .where('state', '=', 'uploaded')
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
