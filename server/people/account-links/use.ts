/** Opening a link and setting a password by it. */
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { inTransaction } from '../../ground/db/transaction.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { insertAccount } from '../accounts/store.ts';
import { hashPassword, placeholderAddress } from '../identity/auth.ts';
import { forgetFailures, nameHash } from '../identity/delays/store.ts';
import { checkPassword } from '../identity/password.ts';
import { deleteSessions, insertMembership } from '../identity/store.ts';
import { findRoots, insertTerritory } from '../territories/store.ts';
import type { LinkResponse, NamedRole, UseBody } from './schemas.ts';
import { claimLink, findLink, findNamedRoles, setPassword, setUsername } from './store.ts';
import { tokenHash } from './token.ts';

type Needs = Pick<Services, 'auth' | 'clock' | 'db' | 'nameKey'>;
type OpenLink = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** @throws ProblemError `linkUnknown`, `linkUsed`, `linkWithdrawn` or `linkExpired` */
export async function getOpenLink({ clock, db }: Needs, token: string): Promise<OpenLink> {
  const link = await findLink(db, tokenHash(token));
  if (!link) throw new ProblemError('linkUnknown');
  if (link.usedAt !== null) throw new ProblemError('linkUsed');
  if (link.withdrawnAt !== null || link.disabledAt !== null) throw new ProblemError('linkWithdrawn');
  if (link.expiresAt <= clock.now()) throw new ProblemError('linkExpired');
  return link;
}

/** What the page of a link shows. */
export async function describeLink(services: Needs, token: string): Promise<LinkResponse> {
  const { accountId, expiresAt, kind, name, username } = await getOpenLink(services, token);
  return {
    kind,
    name,
    username,
    roles: accountId === null ? [] : await nameRoles(services.db, accountId),
    expiresAt: expiresAt.toISOString(),
    needsDistrict: kind === 'setup' && (await findRoots(services.db)).length === 0,
  };
}

/** The roles of an account with the names of their places, ended ones too. */
export async function nameRoles(db: Kysely<Database>, accountId: string): Promise<NamedRole[]> {
  const roles = await findNamedRoles(db, accountId);
  return roles.map(({ schoolName, territoryName, ...role }) => ({
    ...role,
    place: schoolName ?? territoryName ?? { ru: '', en: '' },
  }));
}

/** A letter first, so that no name looks like a number; what better-auth takes, in lower case. */
const USERNAME = /^[a-z][a-z0-9._]{2,29}$/;

/** @throws ProblemError `usernameInvalid` */
export function checkUsername(typed: string): string {
  const username = typed.trim().toLowerCase();
  if (!USERNAME.test(username)) throw new ProblemError('usernameInvalid');
  return username;
}

/**
 * Sets the password by a link, and with it user name, name and district where the kind of the link asks for them. All or
 * nothing; of two who use a link at once one succeeds. Sessions of the account end.
 * @returns the account, and the user name to sign in by
 * @throws ProblemError as {@link getOpenLink}; of the password; `usernameInvalid` or `usernameTaken`
 */
export async function openByLink(services: Needs, body: UseBody): Promise<{ accountId: string; username: string }> {
  const { auth, clock, db, nameKey } = services;
  const link = await getOpenLink(services, body.token);
  const username = link.kind === 'password' ? (link.username ?? '') : checkUsername(body.username ?? '');
  checkPassword(body.password, [username, link.name ?? body.name ?? '']);
  const hash = await hashPassword(auth, body.password);
  const id = await inTransaction(db, async (trx) => {
    if (!(await claimLink(trx, link.id, clock.now()))) throw new ProblemError('linkUsed');
    const accountId = link.accountId ?? (await makeAdministrator(trx, body, clock.today()));
    if (!(await setUsername(trx, accountId, username))) throw new ProblemError('usernameTaken');
    await setPassword(trx, accountId, hash, clock.now());
    await deleteSessions(trx, accountId);
    await forgetFailures(trx, [nameHash(nameKey, username)], clock.now());
    return accountId;
  });
  return { accountId: id, username };
}

/** The first administrator, of every territory that lies in no other; in an empty Opora the district is made first. */
async function makeAdministrator(trx: Kysely<Database>, { district, name }: UseBody, today: string): Promise<string> {
  if (!name?.trim()) throw new ProblemError('invalid', [{ path: 'body/name', message: 'the name is needed' }]);
  const id = randomUUID();
  await insertAccount(trx, { id, name: name.trim(), email: placeholderAddress(id) });
  let roots = await findRoots(trx);
  if (roots.length === 0) {
    const called = district?.trim();
    if (!called) throw new ProblemError('invalid', [{ path: 'body/district', message: 'the district is needed' }]);
    roots = [await insertTerritory(trx, 'municipality', { ru: called, en: called }, null, today)];
  }
  const role = { role: 'administrator' as const, schoolId: null };
  for (const territoryId of roots) await insertMembership(trx, id, { ...role, territoryId }, { startsOn: today });
  return id;
}
