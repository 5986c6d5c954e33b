/** Invitations of many people: new links, slips for those who have one, letters that wait to be sent. */
import type { Language } from '../../../surveys/schema.ts';
import { momentName } from '../../ground/documents/wording.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { findOpenLinks } from '../account-links/store.ts';
import { linkPath, tokenHash } from '../account-links/token.ts';
import { makeInvitations, type ShownLink } from '../accounts/links.ts';
import { needsSecondFactor } from '../identity/caller.ts';
import { roleTitle } from '../identity/role-words.ts';
import { INVITATION_LETTERS } from './job.ts';
import type { Invitation, LettersResponse } from './schemas.ts';
import type { Slip } from './slips.ts';
import { askForLetters, findInvited, type Invited } from './store.ts';

type Needs = Pick<Services, 'clock' | 'db'>;

/** Links that were just made, with whom they are for; in their order. */
export async function describeInvitations(
  db: Services['db'],
  links: readonly ShownLink[],
  today: string,
): Promise<Invitation[]> {
  const people = await peopleById(
    { db, today },
    links.map(({ accountId }) => accountId),
  );
  return links.flatMap((link) => {
    const person = people.get(link.accountId);
    if (!person) return [];
    const { email, name, roles } = person;
    return [{ ...link, name, email, roles: roles.map(({ place, role }) => ({ role, place })) }];
  });
}

async function peopleById(
  { db, today }: { db: Services['db']; today: string },
  ids: readonly string[],
): Promise<Map<string, Invited>> {
  const people = await findInvited(db, ids, today);
  return new Map(people.map((person) => [person.id, person]));
}

/** New links for accounts that nobody has opened; older ones end. @throws ProblemError `accountState` when one was opened or is disabled */
export async function inviteManyAgain(
  { clock, db }: Needs,
  accountIds: readonly string[],
  days: number,
): Promise<Invitation[]> {
  const people = await peopleById({ db, today: clock.today() }, accountIds);
  if (!accountIds.every((id) => people.get(id)?.isWaiting)) throw new ProblemError('accountState');
  return describeInvitations(db, await makeInvitations(db, accountIds, clock.now(), days), clock.today());
}

/**
 * Has letters sent in the background. Each makes its link when it leaves, so that none lies anywhere before.
 * @throws ProblemError `lettersOff`
 */
export async function askForInvitationLetters(
  { clock, db, mailer }: Needs & Pick<Services, 'mailer'>,
  accountIds: readonly string[],
  days: number,
  by: string | null,
): Promise<LettersResponse & { accountIds: string[] }> {
  if (mailer === null) throw new ProblemError('lettersOff');
  const people = await findInvited(db, accountIds, clock.today());
  const asked = people.flatMap(({ email, id, isWaiting }) => (isWaiting && email !== null ? [id] : []));
  await askForLetters(db, asked, days, by, clock.now());
  return { asked: asked.length, leftOut: accountIds.length - asked.length, accountIds: asked };
}

/** Asks for the work that sends what waits. */
export const sendWaitingLetters = ({ jobs }: Pick<Services, 'jobs'>): Promise<void> =>
  jobs.send(INVITATION_LETTERS, {});

/** @param address of this installation */
export const slipFor = (
  { name, roles }: Pick<Invited, 'name' | 'roles'>,
  link: { path: string; expiresAt: Date },
  { address, language, timeZone }: { address: string; language: Language; timeZone: string },
): Slip => ({
  name,
  roles: roles.map(({ place, role }) => ({ title: roleTitle(role), place })),
  link: address + link.path,
  until: momentName(language, timeZone, link.expiresAt),
  needsSecondFactor: needsSecondFactor(roles.map(({ role }) => role)),
});

export type HeldLink = { accountId: string; slip: Slip };

/**
 * The slips of links that can still be used, by school: those of the territory first, then by the name of the school and of the person.
 * @throws ProblemError `linkUsed` where none can be used any more
 */
export async function slipsOf(
  { clock, db, timeZone }: Needs & Pick<Services, 'timeZone'>,
  tokens: readonly string[],
  address: string,
  language: Language,
): Promise<HeldLink[]> {
  const byHash = new Map(tokens.map((token) => [tokenHash(token).toString('hex'), token]));
  const links = await findOpenLinks(
    db,
    [...byHash.keys()].map((hash) => Buffer.from(hash, 'hex')),
    clock.now(),
  );
  if (links.length === 0) throw new ProblemError('linkUsed');
  const people = await peopleById(
    { db, today: clock.today() },
    links.map(({ accountId }) => accountId),
  );
  const held = links.flatMap(({ accountId, expiresAt, hash }) => {
    const person = people.get(accountId);
    const token = byHash.get(hash.toString('hex'));
    if (!person || token === undefined) return [];
    const slip = slipFor(person, { path: linkPath(token), expiresAt }, { address, language, timeZone });
    const school = person.roles.find(({ schoolId }) => schoolId !== null)?.place[language] ?? '';
    return [{ accountId, slip, school }];
  });
  const { compare } = new Intl.Collator(language);
  return held
    .sort((a, b) => compare(a.school, b.school) || compare(a.slip.name, b.slip.name))
    .map(({ accountId, slip }) => ({ accountId, slip }));
}
