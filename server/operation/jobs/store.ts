import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import { REFRESHING } from '../../answering/changed-schools/job.ts';
import { SEALING } from '../../answering/sealing/job.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { JobState } from '../../ground/jobs/kind.ts';
import { JOB, STATES } from '../../ground/jobs/store.ts';
import { ANALYSIS } from '../../objectivity/findings/job.ts';
import { UPLOAD_WORK } from '../../objectivity/imports/job.ts';
import type { TestKey } from '../../objectivity/tests/catalogue.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { territoriesInScope } from '../../people/territories/store.ts';

/** Kinds by what they are on; work of any other kind is on all there is. */
const ON_CAMPAIGNS = [SEALING.name, REFRESHING.name];
const ON_TERRITORIES = [ANALYSIS.name];
const ON_UPLOADS = [UPLOAD_WORK.name];

const MOST_UNDONE = 200;
const MOST_DONE = 50;

export type JobRow = {
  id: string;
  kind: string;
  territoryId: number | null;
  on: Localized | null;
  /** Of an upload. */
  test: (TestKey & { import: number }) | null;
  state: JobState['state'];
  createdOn: Date;
  startedOn: Date | null;
  completedOn: Date | null;
  /** Of one that waits and is not to begin before then. */
  nextTry: Date | null;
  /** Of one that runs and gives no sign of life. */
  silentSince: Date | null;
  tries: number;
  mostTries: number;
  output: unknown;
  isNewest: boolean;
  done: number | null;
  total: number | null;
  step: string | null;
};
type Row = Omit<JobRow, 'state'> & { state: keyof typeof STATES };

/** Those not plainly done, and a few of those that are: what runs, what waits, what ended; each the newest first. */
export async function findJobs(db: Kysely<Database>, scope: Scope): Promise<JobRow[]> {
  const { rows } = await sql<Row>`
    with seen as (${jobsInScope(db, scope)})
    (select * from seen where state <> 'completed'
      order by state = 'active' desc, state < 'active' desc, coalesce("completedOn", "createdOn") desc limit ${MOST_UNDONE})
    union all
    (select * from seen where state = 'completed' order by "completedOn" desc limit ${MOST_DONE})`.execute(db);
  return rows.map((row) => ({ ...row, state: STATES[row.state] }));
}

/** Until the end of the transaction nobody else changes it, whoever does the work included. */
export async function lockJob(trx: Kysely<Database>, id: string): Promise<void> {
  await sql`select from ${JOB} where id = ${id} for update`.execute(trx);
}

/** @returns undefined where there is none within the scope */
export async function findJobById(db: Kysely<Database>, scope: Scope, id: string): Promise<JobRow | undefined> {
  const { rows } = await sql<Row>`
    select * from (${jobsInScope(db, scope)}) as seen where id = ${id}`.execute(db);
  return rows[0] && { ...rows[0], state: STATES[rows[0].state] };
}

export type KindCounts = { kind: string; waiting: number; running: number; failed: number; done: number };

/** Of what was done only the last hour counts. */
export async function countJobs(db: Kysely<Database>, scope: Scope): Promise<KindCounts[]> {
  const { rows } = await sql<KindCounts>`
    select kind, count(*) filter (where state < 'active')::int as waiting,
      count(*) filter (where state = 'active')::int as running,
      count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'completed' and "completedOn" > clock_timestamp() - interval '1 hour')::int as done
    from (${jobsInScope(db, scope)}) as seen group by kind order by kind`.execute(db);
  return rows;
}

/** Jobs on what lies in the territories of a scope; all there are for whoever is in charge of every territory. */
function jobsInScope(db: Kysely<Database>, scope: Scope): RawBuilder<Row> {
  const reached = territoriesInScope(db, scope);
  return sql<Row>`
    select job.id, job.name as kind, subject.territory_id as "territoryId", subject.label as "on", subject.test, job.state,
      job.created_on as "createdOn", job.started_on as "startedOn", job.completed_on as "completedOn",
      case when job.state < 'active' and job.start_after > clock_timestamp() then job.start_after end as "nextTry",
      case when job.state = 'active' and job.heartbeat_on < clock_timestamp() - interval '1 minute'
        then job.heartbeat_on end as "silentSince",
      case when job.started_on is null then 0 else job.retry_count + 1 end as tries,
      job.retry_limit + 1 as "mostTries", job.output, p.done, p.total, p.step,
      rank() over (partition by job.name, job.singleton_key order by job.created_on desc) = 1 as "isNewest"
    from ${JOB} as job
    left join (
      select 'campaign' as of, id::text as key, title as label, territory_id, null::jsonb as test from campaign
      union all select 'territory', id::text, name, id, null from territory
      union all select 'upload', id::text, jsonb_build_object('ru', file_name, 'en', file_name), territory_id,
        jsonb_build_object('import', id, 'year', year, 'subject', subject, 'grade', grade) from vpr_import
    ) as subject on subject.key = job.singleton_key and subject.of = case
      when job.name = any(${ON_CAMPAIGNS}) then 'campaign'
      when job.name = any(${ON_TERRITORIES}) then 'territory'
      when job.name = any(${ON_UPLOADS}) then 'upload' end
    left join job_progress as p on p.job_id = job.id
    where job.name not like '\\_\\_pgboss%' and (subject.territory_id in (${reached})
      or not exists (select from territory where id not in (${reached})))`;
}
