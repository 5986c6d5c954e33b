/** Puts the services together: answers → sealer → refresher, each told by the one before it. */
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Content } from '../surveys/load.ts';
import { closeNow } from './answering/campaigns/life/steps.ts';
import { findOverdue, findUnsealed } from './answering/campaigns/life/store.ts';
import { findOpenCampaigns } from './answering/campaigns/store.ts';
import { findDirtyCampaigns } from './answering/changed-schools/store.ts';
import { getCodeKey } from './answering/codes/making.ts';
import { createSealer, type Sealer } from './answering/sealing/sealer.ts';
import { createBatcher } from './answering/submissions/batcher.ts';
import { createEntrance } from './answering/submissions/entrance.ts';
import { createForms } from './answering/submissions/forms.ts';
import { createGuard } from './answering/submissions/guard.ts';
import { createTicketKeys } from './answering/tickets/keys.ts';
import { createSigner } from './answering/tickets/signer.ts';
import type { Database } from './ground/db/schema.ts';
import { ensureSetting, findSetting } from './ground/db/settings.ts';
import type { Mailer } from './ground/mail/mailer.ts';
import { createAnalyser } from './objectivity/findings/analyser.ts';
import { findStale } from './objectivity/findings/store.ts';
import { DEMO_SETTING, type DemoSetting } from './operation/demo/setting.ts';
import { createAuth } from './people/identity/auth.ts';
import { createRefresher } from './profiles/profiles/refresher.ts';
import type { Clock, Services } from './services.ts';

export type Assembly = {
  db: Kysely<Database>;
  content: Content;
  clock: Clock;
  url: string | null;
  timeZone?: string;
  mailer?: Mailer | null;
};

/** @param failed is told of an error in background work; the work stays to be done */
export async function assembleServices(
  { db, content, clock, url, timeZone = 'Europe/Moscow', mailer = null }: Assembly,
  failed: (error: unknown) => void,
): Promise<Services> {
  const secret = await ensureSetting(db, 'auth.secret', () => randomBytes(32).toString('base64url'));
  const forms = createForms(db);
  const refresher = createRefresher(db, failed);
  const analyser = createAnalyser({ db, content, clock }, failed);
  const ticketKeys = createTicketKeys(db, clock.today);
  const sealing = createSealer(db, forms, () => refresher.nudge(), failed);
  const sealer: Sealer = {
    ...sealing,
    async close(campaignId) {
      const cells = await sealing.close(campaignId);
      await ticketKeys.end(true);
      return cells;
    },
  };
  const batcher = createBatcher(db, clock.today, (campaigns) => {
    for (const campaignId of campaigns) sealer.nudge(campaignId);
  });
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
    codeKey,
    entrance,
    ticketKeys,
    signer,
    sealer,
    refresher,
    analyser,
    demo: demo && { accounts: demo.accounts, filling: null },
  };
}

/** How often the server looks for work that another process left, or that a crash interrupted. */
const SWEEP_MS = 1000;

/** Takes up work left by a crash or by another process, now and from time to time. @returns the function that stops it */
export function startSweeping(services: Services, failed: (error: unknown) => void): () => void {
  const { analyser, clock, db, refresher, sealer } = services;
  let sweeping = false;
  const sweep = async (): Promise<void> => {
    if (sweeping) return;
    sweeping = true;
    try {
      for (const campaignId of await findOverdue(db, clock.today())) await closeNow(services, campaignId, null);
      for (const campaignId of await findUnsealed(db)) await sealer.close(campaignId);
      await services.ticketKeys.end();
      for (const campaignId of await findOpenCampaigns(db)) sealer.nudge(campaignId);
      if ((await findDirtyCampaigns(db)).length > 0) refresher.nudge();
      if ((await findStale(db)).length > 0) analyser.nudge();
    } catch (error) {
      failed(error);
    } finally {
      sweeping = false;
    }
  };
  void sweep();
  const timer = setInterval(() => void sweep(), SWEEP_MS);
  return () => clearInterval(timer);
}
