/** What is done to accounts, the same from the pages and from the command line. Who may do it was decided before. */
import { randomUUID } from 'node:crypto';
import { dayBefore } from '../../ground/days.ts';
import { inTransaction } from '../../ground/db/transaction.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Services } from '../../services.ts';
import { withdrawLinks } from '../account-links/store.ts';
import { placeholderAddress } from '../identity/auth.ts';
import type { Membership } from '../identity/caller.ts';
import { forgetFailures, nameHash } from '../identity/delays/store.ts';
import { traitsOf } from '../identity/roles.ts';
import { deleteSessions } from '../identity/store.ts';
import { checkPlace, keepingAnAdministrator } from './governance.ts';
import { makeLink, PASSWORD_LINK_DAYS, type ShownLink } from './links.ts';
import { endAssignments, endRole, findRole, giveRole } from './roles/store.ts';
import {
  type AccountRow,
  deleteSecondFactor,
  erasePerson,
  findAccount,
  insertAccount,
  isEmailTaken,
  setDisabled,
} from './store.ts';

type Needs = Pick<Services, 'clock' | 'db' | 'nameKey'>;

/** @throws ProblemError `notFound` */
export async function getAccount({ db }: Pick<Services, 'db'>, accountId: string): Promise<AccountRow> {
  const account = await findAccount(db, accountId);
  if (!account) throw new ProblemError('notFound');
  return account;
}

export type Invited = Membership & { name: string; email?: string; days: number };

/**
 * Makes an account with one role, and the link by which its owner sets user name and password.
 * @throws ProblemError `rolePlace` or `emailTaken`
 */
export async function invite({ clock, db }: Needs, { days, email, name, ...membership }: Invited): Promise<ShownLink> {
  checkPlace(membership.role, membership);
  if (email && (await isEmailTaken(db, email.toLowerCase()))) throw new ProblemError('emailTaken');
  return inTransaction(db, async (trx) => {
    const id = randomUUID();
    await insertAccount(trx, { id, name: name.trim(), email: email?.toLowerCase() ?? placeholderAddress(id) });
    await giveRole(trx, id, membership, { startsOn: clock.today(), endsOn: null });
    return makeLink(trx, 'invitation', id, clock.now(), days);
  });
}

/** @throws ProblemError `accountState` when the account has been taken into use or is disabled */
export async function inviteAgain(services: Needs, accountId: string, days: number): Promise<ShownLink> {
  const { disabledAt, username } = await getAccount(services, accountId);
  if (username !== null || disabledAt !== null) throw new ProblemError('accountState');
  return makeLink(services.db, 'invitation', accountId, services.clock.now(), days);
}

/** @throws ProblemError `accountState` when no invitation is open */
export async function withdrawInvitation({ clock, db }: Needs, accountId: string): Promise<void> {
  if ((await withdrawLinks(db, 'invitation', accountId, clock.now())) === 0) throw new ProblemError('accountState');
}

/** @throws ProblemError `accountState` when the account was never taken into use or is disabled */
export async function makePasswordLink(services: Needs, accountId: string): Promise<ShownLink> {
  const { disabledAt, username } = await getAccount(services, accountId);
  if (username === null || disabledAt !== null) throw new ProblemError('accountState');
  return makeLink(services.db, 'password', accountId, services.clock.now(), PASSWORD_LINK_DAYS);
}

/** @throws ProblemError `rolePlace` or `roleHeld` */
export async function addRole({ clock, db }: Needs, accountId: string, membership: Membership): Promise<number> {
  checkPlace(membership.role, membership);
  return giveRole(db, accountId, membership, { startsOn: clock.today(), endsOn: null });
}

/** Ends a role at once, with a tutor's place in a territory the assignments to its schools; the history stays. @throws ProblemError `notFound` or `lastAdministrator` */
export async function removeRole({ clock, db }: Needs, accountId: string, roleId: number): Promise<void> {
  const today = clock.today();
  const role = await findRole(db, accountId, roleId);
  if (!role || (role.endsOn !== null && role.endsOn < today)) throw new ProblemError('notFound');
  const lastDay = dayBefore(today);
  await keepingAnAdministrator(db, today, async (trx) => {
    await endRole(trx, roleId, lastDay);
    if (traitsOf(role.role).reach === 'assignments' && role.territoryId !== null) {
      await endAssignments(trx, accountId, role.role, role.territoryId, lastDay);
    }
  });
}

/** Nobody signs in by a disabled account, and its sessions end at once. @throws ProblemError `lastAdministrator` */
export async function disable({ clock, db }: Needs, accountId: string): Promise<void> {
  await keepingAnAdministrator(db, clock.today(), async (trx) => {
    await setDisabled(trx, accountId, clock.now());
    await deleteSessions(trx, accountId);
    await withdrawLinks(trx, 'password', accountId, clock.now());
    await withdrawLinks(trx, 'invitation', accountId, clock.now());
  });
}

export async function enable({ db }: Pick<Needs, 'db'>, accountId: string): Promise<void> {
  await setDisabled(db, accountId, null);
}

/** For a person who lost the phone: the next sign-in asks for the password alone, and a role that needs more asks to set it up. */
export async function resetSecondFactor({ db }: Pick<Needs, 'db'>, accountId: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await deleteSecondFactor(trx, accountId);
    await deleteSessions(trx, accountId);
  });
}

/** Forgets the failed sign-ins by any name of the account. */
export async function unlock(services: Needs, accountId: string): Promise<void> {
  const { email, username } = await getAccount(services, accountId);
  const names = username === null ? [email] : [email, username];
  await forgetFailures(
    services.db,
    names.map((name) => nameHash(services.nameKey, name)),
    services.clock.now(),
  );
}

/** @throws ProblemError `lastAdministrator` */
export async function erase(services: Needs, accountId: string): Promise<void> {
  await unlock(services, accountId);
  await keepingAnAdministrator(services.db, services.clock.today(), (trx) =>
    erasePerson(trx, accountId, placeholderAddress(accountId), services.clock.now()),
  );
}
