/** `jobs cancel` and `jobs retry`. */
import { Value } from 'typebox/value';
import { findRoots } from '../../../people/territories/store.ts';
import { actOnJob, type JobAct } from '../../jobs/acts.ts';
import { JobId } from '../../jobs/schemas.ts';
import { UsageError } from '../usage-error.ts';
import { say, withServices } from '../with-session.ts';

export const cancelJob = (id: string): Promise<void> => act({ act: 'cancel', id }, 'cancelled');
export const retryJob = (id: string): Promise<void> => act({ act: 'retry', id }, 'waits again');

/** @throws UsageError for an id of no job, and where its state does not allow it */
async function act(asked: JobAct, said: string): Promise<void> {
  if (!Value.Check(JobId, asked.id)) throw new UsageError('there is no such job; see `opora jobs`');
  await withServices(async (services) => {
    const { db } = services;
    const scope = { territoryIds: await findRoots(db), schoolIds: [] };
    const { kind } = await db.transaction().execute((trx) => actOnJob(services, trx, scope, asked));
    say(`${kind} ${asked.id}: ${said}`);
  });
}
