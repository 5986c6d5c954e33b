import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

export type PeopleRow = { schoolId: number; audience: 'teacher' | 'student'; grade: number; people: number };

/** The numbers of teachers and pupils in force on a day. */
export async function findPeople(db: Kysely<Database>, schoolIds: number[], day: string): Promise<PeopleRow[]> {
  const { rows } = await sql<PeopleRow>`
    select distinct on (school_id, audience, grade) school_id as "schoolId", audience, grade, people
    from school_year
    where school_id = any(${schoolIds}::int[]) and audience in ('teacher', 'student') and as_of <= ${day}
    order by school_id, audience, grade, as_of desc`.execute(db);
  return rows;
}
