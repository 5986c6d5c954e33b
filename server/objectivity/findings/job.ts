import type { Jobs } from '../../ground/jobs/jobs.ts';
import type { JobKind } from '../../ground/jobs/kind.ts';
import type { Services } from '../../services.ts';
import { findStale, markOutdated } from './store.ts';
import { ANALYSIS_FORM } from './summary.ts';

/** Looks at the results of a territory anew. One territory after the other, the lowest first. */
export const ANALYSIS: JobKind<{ territoryId: number }> = {
  name: 'objectivity',
  key: ({ territoryId }) => String(territoryId),
  atATime: 1,
  retries: 3,
  seconds: 3600,
  kept: 7 * 86_400,
};

/** The steps of an analysis as its progress names them. */
export const STEPS = ['reading', 'judging'] as const;

type Needs = Pick<Services, 'db'> & { jobs: Pick<Jobs, 'send'> };

/** Asks for what results have changed for, after the transaction that marked it, and for what an older version found; the sweep asks again. */
export async function askForAnalyses({ db, jobs }: Needs): Promise<void> {
  await markOutdated(db, ANALYSIS_FORM);
  for (const { territoryId } of await findStale(db)) await jobs.send(ANALYSIS, { territoryId });
}
