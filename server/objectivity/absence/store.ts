import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { shownResults } from '../released/store.ts';
import type { TestKey } from '../tests/catalogue.ts';

/** Pupils who did not write, of the results that are shown; null where their file has no rows of them. */
export async function findShownAbsent(
  db: Kysely<Database>,
  { grade, subject, year }: TestKey,
  schoolIds: number[],
): Promise<{ schoolId: number; absent: number[] | null }[]> {
  const { rows } = await sql<{ schoolId: number; absent: number[] | null }>`
    select own.school_id as "schoolId", own.absent from ${shownResults(schoolIds)} as shown
    join vpr_import_school own using (school_id, import_id)
    where shown.year = ${year} and shown.subject = ${subject} and shown.grade = ${grade}`.execute(db);
  return rows;
}

/** Pupils of a grade on the roll, newest of the school year that ends in that year. */
export type RollNumber = { schoolId: number; grade: number; year: number; people: number };

export async function findRollNumbers(db: Kysely<Database>, schoolIds: number[]): Promise<RollNumber[]> {
  const { rows } = await sql<RollNumber>`
    select distinct on (school_id, grade, ends) school_id as "schoolId", grade, ends as year, people
    from (select school_id, grade, people, as_of, extract(year from as_of + interval '4 months')::int as ends
      from school_year where audience = 'student' and school_id = any(${schoolIds}::int[])) as known
    order by school_id, grade, ends, as_of desc`.execute(db);
  return rows;
}
