/** Jobs as rows, in states that real work passes through too fast to be looked at. */
import { type Kysely, sql } from 'kysely';
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
  progress?: { done: number; total: number; step?: string };
};

/** @returns the id */
export async function putJob(db: Kysely<Database>, row: JobRow): Promise<string> {
  const {
    data = {},
    ended = 0,
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
      started_on, completed_on)
    values (${kind}, ${key}, ${JSON.stringify(data)}::jsonb, ${state}::jobs.job_state, 'stately', ${Math.max(0, tries - 1)}, ${mostTries - 1},
      ${JSON.stringify(output)}::jsonb, now() + make_interval(mins => ${startsIn}),
      ${tries > 0 ? sql`now()` : null}, case when ${state}::jobs.job_state >= 'completed' then now() - make_interval(mins => ${ended}) end)
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

/** Makes the processes that work look as if they had died an hour ago, or lets them be alive. */
export async function silenceWork(db: Kysely<Database>, silent: boolean): Promise<void> {
  await sql`update jobs.instance set heartbeat_on = now() - make_interval(hours => ${silent ? 1 : 0})`.execute(db);
}
