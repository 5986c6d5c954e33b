import type { JobKind } from '../../ground/jobs/kind.ts';

/** Sends one person a link for a new password. Nothing stays of one that left, so that no row tells who has asked. */
export const PASSWORD_LETTER: JobKind<{ accountId: string }> = {
  name: 'password-letter',
  key: ({ accountId }) => accountId,
  atATime: 2,
  retries: 8,
  seconds: 60,
  kept: 0,
};
