/** Puts the services together. Answers that arrive ask for sealing, and what was sealed for refreshing (`work.ts`). */
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Content } from '../surveys/load.ts';
import { REFRESHING } from './answering/changed-schools/job.ts';
import { getCodeKey } from './answering/codes/making.ts';
import { createCampaignKeys } from './answering/envelopes/keys.ts';
import { SEALING } from './answering/sealing/job.ts';
import { createSealer } from './answering/sealing/sealer.ts';
import { createBatcher } from './answering/submissions/batcher.ts';
import { createEntrance } from './answering/submissions/entrance.ts';
import { createForms } from './answering/submissions/forms.ts';
import { createGuard } from './answering/submissions/guard.ts';
import { createTicketKeys } from './answering/tickets/keys.ts';
import { createSigner } from './answering/tickets/signer.ts';
import { weekOf } from './ground/days.ts';
import type { Database } from './ground/db/schema.ts';
import { ensureSetting, findSetting, INSTALLATION_SETTING } from './ground/db/settings.ts';
import type { Jobs } from './ground/jobs/jobs.ts';
import { openKeyFolder } from './ground/key-folder.ts';
import type { Mailer } from './ground/mail/mailer.ts';
import { DEMO_SETTING, type DemoSetting } from './operation/demo/setting.ts';
import { createAuth } from './people/identity/auth.ts';
import type { Clock, Services } from './services.ts';

export type Assembly = {
  db: Kysely<Database>;
  jobs: Jobs;
  content: Content;
  clock: Clock;
  /** Where the campaigns' keys lie, each installation's in a folder of its own. */
  keyFolder: string;
  url: string | null;
  timeZone?: string;
  mailer?: Mailer | null;
};

export async function assembleServices({
  db,
  jobs,
  content,
  clock,
  keyFolder,
  url,
  timeZone = 'Europe/Moscow',
  mailer = null,
}: Assembly): Promise<Services> {
  const secret = await ensureSetting(db, 'auth.secret', () => randomBytes(32).toString('base64url'));
  const forms = createForms(db);
  const ticketKeys = createTicketKeys(db);
  const installation = await ensureSetting(db, INSTALLATION_SETTING, () => randomUUID());
  const keys = openKeyFolder(join(keyFolder, installation));
  const campaignKeys = createCampaignKeys(db, keys, clock.today);
  const sealed = (campaignId: number): void => jobs.nudge(REFRESHING, { campaignId });
  const sealer = createSealer({ db, forms, keys: campaignKeys, sealed });
  const stored = (campaigns: Set<number>): void => {
    for (const campaignId of campaigns) jobs.nudge(SEALING, { campaignId });
  };
  const batcher = createBatcher({ db, keys: campaignKeys, week: () => weekOf(clock.today()), stored });
  const demo = await findSetting<DemoSetting>(db, DEMO_SETTING);
  const codeKey = await getCodeKey(db);
  const guard = createGuard({ now: () => performance.now(), wait: (milliseconds) => wait(milliseconds, undefined) });
  const entrance = createEntrance(db, codeKey, guard);
  const auth = createAuth(db, secret, url);
  const signer = createSigner();
  return {
    db,
    content,
    clock,
    timeZone,
    mailer,
    url,
    auth,
    nameKey: secret,
    forms,
    batcher,
    campaignKeys,
    keyFolder: keys,
    codeKey,
    entrance,
    ticketKeys,
    signer,
    sealer,
    jobs,
    demo: demo && { accounts: demo.accounts, filling: null, leaving: null },
  };
}
