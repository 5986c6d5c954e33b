import type { JobKind } from '../../ground/jobs/kind.ts';

const ONCE = { key: () => 'all', atATime: 1, seconds: 600, kept: 86_400 };

/** Makes today's notices, unless that was done. */
export const REMINDING: JobKind<object> = { ...ONCE, name: 'reminders', retries: 3 };

/** Sends the letters that are due at this hour. */
export const LETTERS: JobKind<object> = { ...ONCE, name: 'letters', retries: 3 };
