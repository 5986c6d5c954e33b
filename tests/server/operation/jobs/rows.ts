/** Jobs as rows, in states that real work passes through too fast to be looked at. */
import { type Kysely, sql } from 'kysely';
import { LOCKS } from '../../../../server/ground/db/locks.ts';
import type { Database } from '../../../../server/ground/db/schema.ts';

export type JobRow = {
  kind: string;
  key: string;
  state: 'created' | 'retry' | 'active' | 'completed' | 'failed' | 'cancelled';
  data?: object;
  /** What the last try has left. */
  output?: object;
  tries?: number;
  mostTries?: number;
  /** Minutes from now, before it begins. */
  startsIn?: number;
  /** Minutes since it ended. */
  ended?: number;
  /** Minutes since its process gave a sign of life. */
  heard?: number;
  progress?: { done: number; total: number; step?: string };
};

/** @returns the id */
export async function putJob(db: Kysely<Database>, row: JobRow): Promise<string> {
  const {
    data = {},
    ended = 0,
    heard = 0,
    key,
    kind,
    mostTries = 6,
    output = null,
    progress,
    startsIn = 0,
    state,
    tries = 1,
  } = row;
  const { rows } = await sql<{ id: string }>`
    insert into jobs.job (name, singleton_key, data, state, policy, retry_count, retry_limit, output, start_after,
      started_on, heartbeat_on, completed_on)
    values (${kind}, ${key}, ${JSON.stringify(data)}::jsonb, ${state}::jobs.job_state, 'stately', ${Math.max(0, tries - 1)}, ${mostTries - 1},
      ${JSON.stringify(output)}::jsonb, now() + make_interval(mins => ${startsIn}),
      ${tries > 0 ? sql`now()` : null},
      case when ${state} = 'active' then now() - make_interval(secs => ${heard * 60}) end, case when ${state}::jobs.job_state >= 'completed' then now() - make_interval(mins => ${ended}) end)
    returning id`.execute(db);
  const { id } = rows[0] as { id: string };
  if (progress) await putProgress(db, id, progress);
  return id;
}

export async function putProgress(db: Kysely<Database>, id: string, progress: NonNullable<JobRow['progress']>) {
  const row = { step: null, ...progress };
  await db
    .insertInto('job_progress')
    .values({ job_id: id, ...row })
    .onConflict((conflict) => conflict.column('job_id').doUpdateSet(row))
    .execute();
}

/** Takes all jobs away. */
export async function clearJobs(db: Kysely<Database>): Promise<void> {
  await sql`delete from jobs.job`.execute(db);
}

/** Cuts the processes that work off, as if they had died, while something is looked at. */
export async function withoutWorkers(db: Kysely<Database>, look: () => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and objid = ${LOCKS.working} and mode = 'ShareLock'
        and database = (select oid from pg_database where datname = current_database())`.execute(trx);
    // They come again, and wait until this is let go.
    await sql`select pg_advisory_xact_lock(${LOCKS.working})`.execute(trx);
    await look();
  });
}
