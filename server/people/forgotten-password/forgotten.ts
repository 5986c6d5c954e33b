/**
 * A new password by e-mail. Whoever asks learns nothing: known and unknown names are counted, answered and asked for in the background
 * alike, and the letter leaves there.
 */
import { randomUUID } from 'node:crypto';
import { addHours } from 'date-fns/addHours';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Mailer } from '../../ground/mail/mailer.ts';
import type { Services } from '../../services.ts';
import { replaceLink, withdrawLinks } from '../account-links/store.ts';
import { linkPath, newToken } from '../account-links/token.ts';
import { insertEntry } from '../audit/store.ts';
import { givenAddress } from '../identity/auth.ts';
import { askHash, beginAttempt } from '../identity/delays/store.ts';
import { findActiveMemberships, findByName } from '../identity/store.ts';
import { PASSWORD_LETTER } from './job.ts';
import { composeLetter } from './letter.ts';
import { findRecipient } from './store.ts';

/** A letter lies in a mailbox that others may read later. */
const HOURS = 1;

/**
 * @param username user name or e-mail address, as it was typed; it is kept nowhere
 * @throws ProblemError `mailMissing`, or `linkAskedOften` with the seconds to wait
 */
export async function askForLetter(
  { clock, db, jobs, mailer, nameKey }: Pick<Services, 'clock' | 'db' | 'jobs' | 'mailer' | 'nameKey'>,
  username: string,
): Promise<void> {
  if (mailer === null) throw new ProblemError('mailMissing');
  const name = username.trim().toLowerCase();
  const wait = await beginAttempt(db, askHash(nameKey, name), clock.now());
  if (wait > 0) throw new ProblemError('linkAskedOften', undefined, Math.ceil(wait / 1000));
  const known = await findByName(db, name);
  // A name that nobody has asks for as much work, which then finds nobody.
  await jobs.send(PASSWORD_LETTER, { accountId: known?.id ?? randomUUID() });
}

/**
 * Makes the link and sends it. A link is withdrawn where its letter did not leave; the next try makes another.
 * @param url of this installation, without a slash at its end
 * @throws the error of the mail server
 */
export async function sendPasswordLetter(
  { clock, db }: Pick<Services, 'clock' | 'db'>,
  mailer: Mailer,
  url: string,
  accountId: string,
): Promise<void> {
  const recipient = await findRecipient(db, accountId);
  const to = recipient ? givenAddress(recipient.email) : null;
  if (!recipient || to === null) return;
  const token = newToken();
  const now = clock.now();
  const [place] = (await findActiveMemberships(db, accountId, clock.today())) ?? [];
  await db.transaction().execute(async (trx) => {
    await replaceLink(trx, { kind: 'password', hash: token.hash, accountId, now, expiresAt: addHours(now, HOURS) });
    await insertEntry(trx, {
      at: now,
      // Whoever asked has not shown to be that person.
      accountId: null,
      action: 'account.passwordLetter',
      kind: 'account',
      recordId: accountId,
      schoolId: place?.schoolId ?? null,
      territoryId: place?.territoryId ?? null,
      details: {},
    });
  });
  try {
    await mailer.send({ to, ...composeLetter(recipient.username, url + linkPath(token.text)) });
  } catch (error) {
    await withdrawLinks(db, 'password', accountId, clock.now());
    throw error;
  }
}
