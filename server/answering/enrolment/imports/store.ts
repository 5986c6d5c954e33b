import { type Kysely, sql } from 'kysely';
import type { AnonymousAudience } from '../../../../surveys/schema.ts';
import { LOCKS } from '../../../ground/db/locks.ts';
import type { Database } from '../../../ground/db/schema.ts';
import type { RollRow } from '../store.ts';

/** Lets one import of numbers of people work at a time, until the transaction ends. */
export async function lockEnrolment(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.enrolment})`.execute(trx);
}

export type RecordedNumber = RollRow & { recordedBy: string | null; recordedAt: string | null };

/** What was entered for certain days, whoever asks for numbers then. */
export async function findRecorded(
  db: Kysely<Database>,
  { days, schoolIds }: { schoolIds: number[]; days: string[] },
): Promise<RecordedNumber[]> {
  const rows = await db
    .selectFrom('school_year')
    .select(['school_id as schoolId', 'audience', 'grade', 'as_of as asOf', 'people'])
    .select(['recorded_by as recordedBy', 'recorded_at as recordedAt'])
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .where('as_of', '=', sql<string>`any(${days}::date[])`)
    .where('audience', '!=', 'director')
    .execute();
  return rows.map(({ audience, recordedAt, ...row }) => ({
    ...row,
    audience: audience as AnonymousAudience,
    recordedAt: recordedAt?.toISOString() ?? null,
  }));
}

/** Removes numbers that an import made. */
export async function deleteNumbers(trx: Kysely<Database>, rows: readonly RollRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`delete from school_year using jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as gone("schoolId" integer, audience text, grade smallint, "asOf" date)
    where school_year.school_id = gone."schoolId" and school_year.audience = gone.audience
      and school_year.grade = gone.grade and school_year.as_of = gone."asOf"`.execute(trx);
}

/** Puts numbers back as they were, with who entered them and when. */
export async function restoreNumbers(trx: Kysely<Database>, rows: readonly RecordedNumber[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`update school_year set people = former.people, recorded_by = former."recordedBy", recorded_at = former."recordedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as former("schoolId" integer, audience text, grade smallint,
      "asOf" date, people integer, "recordedBy" text, "recordedAt" timestamptz)
    where school_year.school_id = former."schoolId" and school_year.audience = former.audience
      and school_year.grade = former.grade and school_year.as_of = former."asOf"`.execute(trx);
}
