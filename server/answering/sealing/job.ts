import type { JobKind } from '../../ground/jobs/kind.ts';

const key = ({ campaignId }: { campaignId: number }): string => String(campaignId);

/** Looks whether pools of a campaign are full, or ends those of a sealed one; asked for by every batch of arrivals. */
export const SEALING: JobKind<{ campaignId: number }> = {
  name: 'sealing',
  key,
  atATime: 4,
  retries: 5,
  seconds: 900,
  kept: 0,
  gathers: true,
};

/** Replaces the key that waiting answers are encrypted with, once a day. */
export const KEY_RENEWAL: JobKind<{ campaignId: number }> = {
  name: 'key-renewal',
  key,
  atATime: 1,
  retries: 5,
  seconds: 900,
  kept: 0,
};
