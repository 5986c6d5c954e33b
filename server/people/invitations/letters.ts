/** Sends the letters that wait, one after another, for as long as the mail server takes them. */
import { addDays } from 'date-fns/addDays';
import type { Mailer } from '../../ground/mail/mailer.ts';
import type { Services } from '../../services.ts';
import { deleteLink, insertLinks, withdrawInvitations } from '../account-links/store.ts';
import { linkPath, newToken } from '../account-links/token.ts';
import { slipFor } from './inviting.ts';
import { composeLetter } from './letter.ts';
import { deleteLetter, findInvited, findNextLetter, putLetter } from './store.ts';

type Needs = Pick<Services, 'clock' | 'db' | 'timeZone'>;

/** A mail server that puts off a letter is asked again for about a day, then a person looks at it. */
const MOST_TRIES = 30;

/**
 * @param url of this installation, without a slash at its end
 * @throws the last error of the mail server, when letters still wait; nobody else's letter is held up by one that is refused
 */
export async function sendInvitationLetters(
  services: Needs,
  mailer: Mailer,
  url: string,
  signal: AbortSignal,
): Promise<void> {
  const { clock, db } = services;
  const begun = clock.now();
  let putOff: unknown = null;
  for (;;) {
    signal.throwIfAborted();
    const letter = await findNextLetter(db, begun);
    if (!letter) break;
    const { accountId, days, tries } = letter;
    const left = await sendLetter(services, mailer, url, accountId, days);
    if (left === 'needless') await deleteLetter(db, accountId);
    else if (left === 'sent')
      await putLetter(db, accountId, { state: 'sent', fault: null, tries: tries + 1 }, clock.now());
    else {
      const fault = faultOf(left.error);
      const isLast = fault === 'refused' && (isFinal(left.error) || tries + 1 >= MOST_TRIES);
      // A server that is away is no fault of the letter's.
      const tried = fault === 'refused' ? tries + 1 : tries;
      await putLetter(db, accountId, { state: isLast ? 'failed' : 'waiting', fault, tries: tried }, clock.now());
      if (!isLast) putOff = left.error;
      if (fault === 'away') break;
    }
  }
  if (putOff !== null) throw putOff;
}

/** A link lives from the letter on, and older ones end when the letter has left. */
async function sendLetter(
  { clock, db, timeZone }: Needs,
  mailer: Mailer,
  url: string,
  accountId: string,
  days: number,
): Promise<'sent' | 'needless' | { error: unknown }> {
  const [person] = await findInvited(db, [accountId], clock.today());
  if (!person?.isWaiting || person.email === null) return 'needless';
  const token = newToken();
  const now = clock.now();
  const expiresAt = addDays(now, days);
  await insertLinks(db, [{ kind: 'invitation', hash: token.hash, accountId, now, expiresAt }]);
  const link = { path: linkPath(token.text), expiresAt };
  const letter = slipFor(person, link, { address: url, language: 'ru', timeZone });
  try {
    await mailer.send({ to: person.email, ...composeLetter(letter, url) });
  } catch (error) {
    await deleteLink(db, token.hash);
    return { error };
  }
  await withdrawInvitations(db, [accountId], clock.now(), token.hash);
  return 'sent';
}

/** The mail server was not reached, or does not let us in: nothing is wrong with the letter. */
const AWAY = new Set(['ECONNECTION', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EAUTH']);

type MailError = { code?: string; responseCode?: number } | null;

const faultOf = (error: unknown): 'refused' | 'away' =>
  AWAY.has((error as MailError)?.code ?? '') ? 'away' : 'refused';

/** Codes from 400 to 499 ask to come again (RFC 5321). */
const isFinal = (error: unknown): boolean => {
  const code = (error as MailError)?.responseCode ?? 500;
  return code < 400 || code >= 500;
};
