import type { JobKind } from '../../ground/jobs/kind.ts';

/** Sends the letters with invitations that wait; whose turn it is stands in a table, and no link in the job. */
export const INVITATION_LETTERS: JobKind<object> = {
  name: 'invitation-letters',
  key: () => 'all',
  atATime: 1,
  retries: 8,
  seconds: 3600,
  kept: 86_400,
};
