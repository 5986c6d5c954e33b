/** Results in force: of each school and test those of the newest import that was not undone. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import type { Mapping } from '../../../ground/db/stored/schemas.ts';
import type { TestKey } from '../../tests/catalogue.ts';
import type { StoredResult } from '../store.ts';

/** Results in force of these schools for a test: how many there are, by school. */
export async function countCurrent(db: Kysely<Database>, { year, subject, grade }: TestKey, schoolIds: number[]) {
  const { rows } = await sql<{ schoolId: number; rows: number }>`
    select distinct on (s.school_id) s.school_id as "schoolId", s.rows from vpr_import_school s
    join vpr_import i on i.id = s.import_id
    where s.school_id = any(${schoolIds}::int[]) and i.state = 'imported'
    and i.year = ${year} and i.subject = ${subject} and i.grade = ${grade}
    order by s.school_id, s.import_id desc`.execute(db);
  return new Map(rows.map((row) => [row.schoolId, row.rows]));
}

export type CurrentResult = StoredResult & { itemNames: string[] };

/** Results in force of these schools for a test, in the order of schools, classes and pupils. */
export async function findCurrentResults(
  db: Kysely<Database>,
  { year, subject, grade }: TestKey,
  schoolIds: number[],
): Promise<CurrentResult[]> {
  return readResults(
    db,
    sql`select distinct on (s.school_id) s.school_id, s.import_id from vpr_import_school s
      join vpr_import i on i.id = s.import_id
      where s.school_id = any(${schoolIds}::int[]) and i.state = 'imported'
      and i.year = ${year} and i.subject = ${subject} and i.grade = ${grade}
      order by s.school_id, s.import_id desc`,
  );
}

/** @param imports a query for `school_id` and `import_id` */
export async function readResults(db: Kysely<Database>, imports: RawBuilder<unknown>): Promise<CurrentResult[]> {
  const { rows } = await sql<StoredResult & { mapping: Mapping }>`
    select r.school_id as "schoolId", r.pupil, r.class, r.variant, r.items, r.total, r.mark, r.journal, i.mapping
    from (${imports}) as asked join vpr_result r using (school_id, import_id) join vpr_import i on i.id = r.import_id
    order by r.school_id, r.class, r.pupil`.execute(db);
  return rows.map(({ mapping, ...result }) => ({ ...result, itemNames: mapping.items.map(({ name }) => name) }));
}
