import type { JobKind } from '../../ground/jobs/kind.ts';

/** Looks whether pools of a campaign are full, or what is left of a closed one waits; asked for by every batch of arrivals. */
export const SEALING: JobKind<{ campaignId: number }> = {
  name: 'sealing',
  key: ({ campaignId }) => String(campaignId),
  atATime: 4,
  retries: 5,
  seconds: 900,
  kept: 0,
  gathers: true,
};
