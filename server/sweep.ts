/** Asks for work that nobody has asked for: what a day brings, and what a crash or another process has left. */
import { closeNow, sealNow } from './answering/campaigns/life/steps.ts';
import { findOverdue, findToSeal } from './answering/campaigns/life/store.ts';
import { askForRefreshing } from './answering/changed-schools/job.ts';
import { findKeysBefore } from './answering/envelopes/store.ts';
import { KEY_RENEWAL, SEALING } from './answering/sealing/job.ts';
import { findToMix } from './answering/sealing/mix.ts';
import { LETTERS, REMINDING } from './daily/reminders/job.ts';
import { isLetterHour, isReminderDue } from './daily/reminders/reminding.ts';
import type { Jobs } from './ground/jobs/jobs.ts';
import type { JobKind } from './ground/jobs/kind.ts';
import { findFailedLately } from './ground/jobs/store.ts';
import { askForAnalyses } from './objectivity/findings/job.ts';
import { forgetOldUploads } from './objectivity/imports/kept-file/keeping.ts';
import { INVITATION_LETTERS } from './people/invitations/job.ts';
import { isLetterWaiting } from './people/invitations/store.ts';
import type { Services } from './services.ts';

/** Every minute, and when a worker begins. */
export const SWEEPING: JobKind<object> = {
  name: 'sweep',
  key: () => 'all',
  atATime: 1,
  retries: 0,
  seconds: 300,
  kept: 3600,
};

export const EVERY_MINUTE = '* * * * *';

/** Long enough for what always fails to do no harm, short enough for what passes by itself to be done within the hour. */
const REST_S = 3600;

/** @throws AggregateError of all closings, sealings and forgettings that failed, after everything else was asked for */
export async function sweep(services: Services): Promise<void> {
  const { clock, db, mailer, timeZone } = services;
  const faults: unknown[] = [];
  for (const campaignId of await findOverdue(db, clock.today())) {
    await closeNow(services, campaignId, null).catch((error: unknown) => faults.push(error));
  }
  for (const campaignId of await findToSeal(db, clock.today())) {
    await sealNow(services, campaignId, null).catch((error: unknown) => faults.push(error));
  }
  await forgetOldUploads(services).catch((error: unknown) => faults.push(error));
  const jobs = await sparing(services);
  for (const campaignId of await findToMix(db)) await jobs.send(SEALING, { campaignId });
  for (const campaignId of await findKeysBefore(db, clock.today())) await jobs.send(KEY_RENEWAL, { campaignId });
  await askForRefreshing({ db, jobs });
  await askForAnalyses({ db, jobs });
  if (await isReminderDue(services)) await jobs.send(REMINDING, {});
  if (mailer !== null && isLetterHour(timeZone, clock.now())) await jobs.send(LETTERS, {});
  if (mailer !== null && (await isLetterWaiting(db))) await jobs.send(INVITATION_LETTERS, {});
  if (faults.length > 0) throw new AggregateError(faults, 'what could not be closed, sealed or forgotten');
}

/** Asks for no work whose newest job failed a short while ago; whoever has something new to be done asks by himself. */
async function sparing({ db, jobs }: Services): Promise<Pick<Jobs, 'send' | 'nudge'>> {
  const failed = await findFailedLately(db, REST_S);
  const rests = <Data extends object>({ key, name }: JobKind<Data>, data: Data) => failed.has(`${name} ${key(data)}`);
  return {
    async send(kind, data) {
      if (!rests(kind, data)) await jobs.send(kind, data);
    },
    nudge(kind, data) {
      if (!rests(kind, data)) jobs.nudge(kind, data);
    },
  };
}
