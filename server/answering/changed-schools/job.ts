import type { Jobs } from '../../ground/jobs/jobs.ts';
import type { JobKind } from '../../ground/jobs/kind.ts';
import type { Services } from '../../services.ts';
import { findChangedCampaigns } from './store.ts';

/** Brings what is computed from the answers of a campaign up to date. */
export const REFRESHING: JobKind<{ campaignId: number }> = {
  name: 'refreshing',
  key: ({ campaignId }) => String(campaignId),
  atATime: 2,
  retries: 5,
  seconds: 900,
  kept: 0,
  gathers: true,
};

type Needs = Pick<Services, 'db'> & { jobs: Pick<Jobs, 'nudge'> };

/** Asks for whatever has changed, after the transaction that marked it; what a crash kept from asking, the sweep asks for. */
export async function askForRefreshing({ db, jobs }: Needs): Promise<void> {
  for (const campaignId of await findChangedCampaigns(db)) jobs.nudge(REFRESHING, { campaignId });
}
