/** What routes and jobs stand on, assembled once in main.ts and passed down. */
import type { Kysely } from 'kysely';
import type { Content } from '../surveys/load.ts';
import type { CampaignKeys } from './answering/envelopes/keys.ts';
import type { Sealer } from './answering/sealing/sealer.ts';
import type { Batcher } from './answering/submissions/batcher.ts';
import type { Entrance } from './answering/submissions/entrance.ts';
import type { Forms } from './answering/submissions/forms.ts';
import type { TicketKeys } from './answering/tickets/keys.ts';
import type { Signer } from './answering/tickets/signer.ts';
import type { Database } from './ground/db/schema.ts';
import type { Jobs } from './ground/jobs/jobs.ts';
import type { KeyFolder } from './ground/key-folder.ts';
import type { Mailer } from './ground/mail/mailer.ts';
import type { Leaving } from './operation/leaving/leaving.ts';
import type { Auth } from './people/identity/auth.ts';

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
  /** Where days begin and end, an IANA name. */
  timeZone: string;
  /** Null where this installation sends no mail. */
  mailer: Mailer | null;
  auth: Auth;
  /** The public address as configured, without a slash at its end; null when each reader's own way to us is right. */
  url: string | null;
  /** Keys the digests of names in the delays after failed sign-ins. */
  nameKey: string;
  batcher: Batcher;
  forms: Forms;
  /** The installation's key for hashes of codes. */
  codeKey: Buffer;
  entrance: Entrance;
  ticketKeys: TicketKeys;
  campaignKeys: CampaignKeys;
  /** This installation's part of it. */
  keyFolder: KeyFolder;
  signer: Signer;
  sealer: Sealer;
  /** Asks for work in the background, which `work.ts` does. */
  jobs: Jobs;
  /**
   * Null outside the demo. `filling`: how many of how many parts are there while it is being made; null once it is whole. `leaving`:
   * how it is left by its button; null where only the command can.
   */
  demo: {
    accounts: { role: string; username: string; password: string }[];
    filling: { done: number; total: number } | null;
    leaving: Leaving | null;
  } | null;
};
