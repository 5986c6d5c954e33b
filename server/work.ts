/** What the background does: every kind of job with its function. A capability that works in the background adds its line here. */
import { REFRESHING } from './answering/changed-schools/job.ts';
import { KEY_RENEWAL, SEALING } from './answering/sealing/job.ts';
import { LETTERS, REMINDING } from './daily/reminders/job.ts';
import { remind, sendLetters } from './daily/reminders/reminding.ts';
import { findSetting } from './ground/db/settings.ts';
import { type BoundJob, bindJob } from './ground/jobs/kind.ts';
import type { Mailer } from './ground/mail/mailer.ts';
import { analyseTerritory } from './objectivity/findings/analyser.ts';
import { ANALYSIS } from './objectivity/findings/job.ts';
import { UPLOAD_WORK } from './objectivity/imports/job.ts';
import { workOnUpload } from './objectivity/imports/work.ts';
import { sendPasswordLetter } from './people/forgotten-password/forgotten.ts';
import { PASSWORD_LETTER } from './people/forgotten-password/job.ts';
import { INVITATION_LETTERS } from './people/invitations/job.ts';
import { sendInvitationLetters } from './people/invitations/letters.ts';
import { refreshCampaign } from './profiles/profiles/refresh.ts';
import type { Services } from './services.ts';
import { ADDRESS_SETTING } from './session.ts';
import { EVERY_MINUTE, SWEEPING, sweep } from './sweep.ts';

/** Begins to do all work of the background in this process, and first what was left undone. */
export async function startWorking(services: Services): Promise<void> {
  const { jobs } = services;
  await jobs.work(boundJobs(services));
  await jobs.schedule(SWEEPING, EVERY_MINUTE);
  await jobs.send(SWEEPING, {});
}

export function boundJobs(services: Services): BoundJob[] {
  const { db, sealer } = services;
  return [
    bindJob(SWEEPING, () => sweep(services)),
    bindJob(SEALING, async ({ campaignId }) => void (await sealer.seal(campaignId))),
    bindJob(KEY_RENEWAL, ({ campaignId }) => sealer.renewKey(campaignId)),
    bindJob(REFRESHING, async ({ campaignId }, { signal }) => void (await refreshCampaign(db, campaignId, signal))),
    bindJob(ANALYSIS, ({ territoryId }, run) => analyseTerritory(services, territoryId, run)),
    bindJob(UPLOAD_WORK, (work, run) => workOnUpload(services, work, run)),
    bindJob(REMINDING, async () => void (await remind(services))),
    bindJob(LETTERS, () => withMail(services, (mailer, url) => sendLetters(services, mailer, url))),
    bindJob(PASSWORD_LETTER, ({ accountId }) =>
      withMail(services, (mailer, url) => sendPasswordLetter(services, mailer, url, accountId)),
    ),
    bindJob(INVITATION_LETTERS, (_, { signal }) =>
      withMail(services, (mailer, url) => sendInvitationLetters(services, mailer, url, signal)),
    ),
  ];
}

/** Does what needs mail and the address of this installation, where it has both. */
async function withMail(
  { db, mailer, url }: Services,
  send: (mailer: Mailer, url: string) => Promise<unknown>,
): Promise<void> {
  const address = url ?? (await findSetting<string>(db, ADDRESS_SETTING));
  if (mailer !== null && address) await send(mailer, address);
}
