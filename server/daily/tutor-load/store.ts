import { type Kysely, sql } from 'kysely';
import { LOCKS } from '../../ground/db/locks.ts';
import type { Database } from '../../ground/db/schema.ts';

/** Visits that are still to come, by school. */
export async function countPlannedVisits(db: Kysely<Database>, schoolIds: number[], today: string) {
  const rows = await db
    .selectFrom('evidence')
    .select(['school_id as schoolId', sql<number>`count(*)::int`.as('visits')])
    .where('kind', '=', 'visit')
    .where('withdrawn', '=', false)
    .where(sql`data ->> 'state'`, '=', 'planned')
    .where('occurs_on', '>=', today)
    .where('school_id', '=', sql<number>`any(${schoolIds}::int[])`)
    .groupBy('school_id')
    .execute();
  return new Map(rows.map(({ schoolId, visits }) => [schoolId ?? 0, visits]));
}

/** Of two people who take a proposal at once the second waits here, and then finds another one. */
export async function lockTaking(trx: Kysely<Database>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.tutorLoad})`.execute(trx);
}
