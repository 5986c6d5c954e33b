import type { Kysely } from 'kysely';
import type { AnonymousAudience } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';

export async function findRollHistory(db: Kysely<Database>, schoolId: number) {
  return db
    .selectFrom('school_year')
    .leftJoin('account', 'account.id', 'school_year.recorded_by')
    .select(['audience', 'grade', 'as_of as asOf', 'people'])
    .select(['account.name as recordedBy', 'recorded_at as recordedAt'])
    .where('school_id', '=', schoolId)
    .where('audience', '!=', 'director')
    .orderBy('as_of', 'desc')
    .orderBy('audience')
    .orderBy('grade')
    .execute();
}

export type RollRow = { schoolId: number; audience: AnonymousAudience; grade: number; asOf: string; people: number };

/** An entry of the same group and day is replaced. */
export async function putRoll(trx: Kysely<Database>, rows: RollRow[], by: string | null, at: Date): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    await trx
      .insertInto('school_year')
      .values(
        rows.slice(start, start + 1000).map(({ asOf, audience, grade, people, schoolId }) => ({
          school_id: schoolId,
          audience,
          grade,
          as_of: asOf,
          people,
          recorded_by: by,
          recorded_at: at,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['school_id', 'audience', 'grade', 'as_of']).doUpdateSet((row) => ({
          people: row.ref('excluded.people'),
          recorded_by: row.ref('excluded.recorded_by'),
          recorded_at: row.ref('excluded.recorded_at'),
        })),
      )
      .execute();
  }
}

/** @returns whether there was such an entry */
export async function deleteRoll(trx: Kysely<Database>, entry: Omit<RollRow, 'people'>): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('school_year')
    .where('school_id', '=', entry.schoolId)
    .where('audience', '=', entry.audience)
    .where('grade', '=', entry.grade)
    .where('as_of', '=', entry.asOf)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
