/** Asks for work that nobody has asked for: what a day brings, and what a crash or another process has left. */
import { closeNow } from './answering/campaigns/life/steps.ts';
import { findOverdue, findUnsealed } from './answering/campaigns/life/store.ts';
import { askForRefreshing } from './answering/changed-schools/job.ts';
import { SEALING } from './answering/sealing/job.ts';
import { LETTERS, REMINDING } from './daily/reminders/job.ts';
import { isLetterHour, isReminderDue } from './daily/reminders/reminding.ts';
import type { JobKind } from './ground/jobs/kind.ts';
import { askForAnalyses } from './objectivity/findings/job.ts';
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

export async function sweep(services: Services): Promise<void> {
  const { clock, db, jobs, mailer, ticketKeys, timeZone } = services;
  for (const campaignId of await findOverdue(db, clock.today())) await closeNow(services, campaignId, null);
  await ticketKeys.end();
  for (const campaignId of await findUnsealed(db)) await jobs.send(SEALING, { campaignId });
  await askForRefreshing(services);
  await askForAnalyses(services);
  if (await isReminderDue(services)) await jobs.send(REMINDING, {});
  if (mailer !== null && isLetterHour(timeZone, clock.now())) await jobs.send(LETTERS, {});
}
