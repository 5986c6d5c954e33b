/** What an administrator looks at and does about work in the background. */
import type { Kysely } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { isWorkDone } from '../../ground/jobs/store.ts';
import { listTests, testKey } from '../../objectivity/tests/catalogue.ts';
import type { Scope } from '../../people/identity/caller.ts';
import type { Services } from '../../services.ts';
import type { JobsResponse } from './schemas.ts';
import { countJobs, findJobById, findJobs, type JobRow, lockJob } from './store.ts';
import { jobView, mayOf, type TitleOf } from './views.ts';

/** What there is within a scope. */
export async function describeJobs(services: Pick<Services, 'content' | 'db'>, scope: Scope): Promise<JobsResponse> {
  const { db } = services;
  const rows = await findJobs(db, scope);
  const titleOf = await findTitles(services, rows);
  const jobs = rows.map((row) => jobView(row, titleOf));
  return { works: await isWorkDone(db), kinds: await countJobs(db, scope), jobs };
}

/** Of the tests whose results are worked on. */
async function findTitles(services: Pick<Services, 'content' | 'db'>, rows: JobRow[]): Promise<TitleOf> {
  const territories = new Set(rows.flatMap(({ territoryId, test }) => (test && territoryId) ?? []));
  const titles = new Map<string, Localized>();
  for (const territoryId of territories) {
    for (const test of await listTests(services, territoryId))
      titles.set(`${territoryId} ${testKey(test)}`, test.title);
  }
  return ({ territoryId, test }) => (test === null ? undefined : titles.get(`${territoryId} ${testKey(test)}`));
}

export type JobAct = {
  act: 'cancel' | 'retry';
  id: string;
  /** Where it is named, the job must be of it. */
  kind?: string;
};

/**
 * @param trx the transaction in which it is recorded
 * @throws ProblemError `notFound` for a job out of scope as for none, `jobState` where its state does not allow it
 */
export async function actOnJob(
  { jobs }: Pick<Services, 'jobs'>,
  trx: Kysely<Database>,
  scope: Scope,
  { act, id, kind }: JobAct,
): Promise<JobRow> {
  await lockJob(trx, id);
  const job = await findJobById(trx, scope, id);
  if (!job || (kind ?? job.kind) !== job.kind) throw new ProblemError('notFound');
  if (mayOf(job) !== act) throw new ProblemError('jobState');
  await jobs[act](trx, job.kind, id).catch(refuseSecond);
  return job;
}

const EXISTS = '23505';

/** Somebody else has asked for the same in between: it waits already. */
function refuseSecond(error: unknown): never {
  throw (error as { code?: string }).code === EXISTS ? new ProblemError('jobState') : error;
}
