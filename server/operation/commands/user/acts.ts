/** What the commands about accounts do, each in one line for whoever types it. */
import {
  addRole,
  disable,
  enable,
  erase,
  invite,
  makePasswordLink,
  removeRole,
  resetSecondFactor,
  unlock,
} from '../../../people/accounts/administration.ts';
import { findRolesInScope } from '../../../people/accounts/store.ts';
import type { Services } from '../../../services.ts';
import { UsageError } from '../usage-error.ts';
import { say, withServices } from '../with-session.ts';
import { getAccountId, type PlaceOptions, readRole, sayLink } from './run.ts';

type InviteOptions = PlaceOptions & { role: string; email?: string; days: number; json?: boolean };

export function invitePerson(name: string, { days, email, json, role, ...place }: InviteOptions): Promise<void> {
  return withServices(async (services, session) => {
    const membership = await readRole(services, role, place);
    await sayLink(session, await invite(services, { ...membership, name, email, days }), json);
  });
}

export function resetPassword(name: string, { json }: { json?: boolean }): Promise<void> {
  return withServices(async (services, session) => {
    await sayLink(session, await makePasswordLink(services, await getAccountId(services, name)), json);
  });
}

/** By the names of their commands. */
export const SIMPLE_ACTS = {
  disable: onAccount('disabled', disable),
  enable: onAccount('enabled', enable),
  unlock: onAccount('unlocked', unlock),
  'reset-second-factor': onAccount('second factor reset', resetSecondFactor),
  delete: onAccount('deleted', erase),
};

function onAccount(done: string, act: (services: Services, accountId: string) => Promise<void>) {
  return (account: string): Promise<void> =>
    withServices(async (services) => {
      await act(services, await getAccountId(services, account));
      say(`${account}: ${done}`);
    });
}

export function giveRole(account: string, name: string, options: PlaceOptions): Promise<void> {
  return withServices(async (services) => {
    await addRole(services, await getAccountId(services, account), await readRole(services, name, options));
    say(`${account}: ${name} given`);
  });
}

/** @throws UsageError when the account has no such role there */
export function endRole(account: string, name: string, options: PlaceOptions): Promise<void> {
  return withServices(async (services) => {
    const accountId = await getAccountId(services, account);
    await removeRole(services, accountId, await findHeld(services, accountId, name, options));
    say(`${account}: ${name} ended`);
  });
}

async function findHeld(services: Services, accountId: string, name: string, options: PlaceOptions): Promise<number> {
  const { role, schoolId, territoryId } = await readRole(services, name, options);
  const today = services.clock.today();
  const scope = { territoryIds: [territoryId ?? []].flat(), schoolIds: [schoolId ?? []].flat() };
  const held = (await findRolesInScope(services.db, scope)).find(
    (each) =>
      each.accountId === accountId &&
      each.role === role &&
      each.schoolId === schoolId &&
      each.territoryId === territoryId &&
      (each.endsOn === null || each.endsOn >= today),
  );
  if (!held) throw new UsageError('the account has no such role there');
  return held.id;
}
