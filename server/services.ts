/** What routes and jobs stand on, assembled once in main.ts and passed down. */
import type { Kysely } from 'kysely';
import type { Content } from '../surveys/load.ts';
import type { Database } from './db/schema.ts';
import type { Auth } from './identity/auth.ts';
import type { Refresher } from './profiles/refresher.ts';
import type { Sealer } from './sealing/sealer.ts';
import type { Batcher } from './submissions/batcher.ts';
import type { Forms } from './submissions/forms.ts';

export type Clock = {
  /** The instant, for records that carry a time. */
  now(): Date;
  /** The day that counts as today, YYYY-MM-DD: the demo has its own. */
  today(): string;
};

export type Services = {
  db: Kysely<Database>;
  content: Content;
  clock: Clock;
  auth: Auth;
  batcher: Batcher;
  forms: Forms;
  sealer: Sealer;
  refresher: Refresher;
  /** The demo's accounts, or null outside the demo. */
  demo: { accounts: { role: string; username: string; password: string }[] } | null;
};
