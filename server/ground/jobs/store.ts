import { type Kysely, sql } from 'kysely';
import { JOB_SCHEMA } from '../db/job-tables.ts';
import { LOCKS } from '../db/locks.ts';
import type { Database } from '../db/schema.ts';
import type { JobState } from './kind.ts';

export const JOB = sql.table(`${JOB_SCHEMA}.job`);

/** The states of pg-boss in our words. */
export const STATES = {
  created: 'waiting',
  retry: 'waiting',
  active: 'running',
  completed: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
} as const;

type Row = {
  id: string;
  state: keyof typeof STATES;
  data: unknown;
  output: unknown;
  done: number | null;
  total: number | null;
  step: string | null;
};

export async function findJob(db: Kysely<Database>, name: string, key: string): Promise<JobState | null> {
  const { rows } = await sql<Row>`
    select job.id, job.state, job.data, job.output, p.done, p.total, p.step
    from ${JOB} as job left join job_progress as p on p.job_id = job.id
    where job.name = ${name} and job.singleton_key = ${key}
    order by job.state < 'completed' desc, job.created_on desc limit 1`.execute(db);
  const row = rows[0];
  if (!row) return null;
  const { data, done, id, output, state, step, total } = row;
  return { id, data, state: STATES[state], done: done ?? 0, total: total ?? 0, step, output };
}

/** What had its newest job fail within so many seconds, each as "kind key". */
export async function findFailedLately(db: Kysely<Database>, seconds: number): Promise<Set<string>> {
  const { rows } = await sql<{ name: string; key: string }>`
    select name, singleton_key as key from ${JOB} as job
    where state = 'failed' and completed_on > clock_timestamp() - make_interval(secs => ${seconds})
      and not exists (select from ${JOB} as later where later.name = job.name
        and later.singleton_key = job.singleton_key and later.created_on > job.created_on)`.execute(db);
  return new Set(rows.map(({ key, name }) => `${name} ${key}`));
}

/** Whether any job is under way or could begin now. */
export async function isWorkLeft(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ left: boolean }>`select exists (
    select from ${JOB} where name not like '\\_\\_pgboss%'
      and (state = 'active' or state < 'active' and start_after <= clock_timestamp())) as left`.execute(db);
  return rows[0]?.left === true;
}

/** Whether any process does work. */
export async function isWorkDone(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ works: boolean }>`select exists (
    select from pg_locks where locktype = 'advisory' and (classid, objid, objsubid) = (0, ${LOCKS.working}, 1)
      and database = (select oid from pg_database where datname = current_database())
      and mode = 'ShareLock' and granted) as works`.execute(db);
  return rows[0]?.works === true;
}

export async function putProgress(
  db: Kysely<Database>,
  jobId: string,
  progress: { done: number; total: number; step: string | null },
): Promise<void> {
  await db
    .insertInto('job_progress')
    .values({ job_id: jobId, ...progress })
    .onConflict((conflict) => conflict.column('job_id').doUpdateSet(progress))
    .execute();
}

export async function deleteProgress(db: Kysely<Database>, jobId: string): Promise<void> {
  await db.deleteFrom('job_progress').where('job_id', '=', jobId).execute();
}
