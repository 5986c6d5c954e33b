/** `user list`: who there is, with roles and state. */
import { findAccounts, findRolesInScope } from '../../../people/accounts/store.ts';
import { givenAddress } from '../../../people/identity/auth.ts';
import { findRoots } from '../../../people/territories/store.ts';
import type { Services } from '../../../services.ts';
import { textTable } from '../statistics/readable.ts';
import { say, withServices } from '../with-session.ts';

type Options = { role?: string; json?: boolean };

export function listAccounts(options: Options): Promise<void> {
  return withServices(async (services) => {
    const accounts = (await describe(services)).filter(
      ({ roles }) => options.role === undefined || roles.some(({ role }) => role === options.role),
    );
    if (options.json) say(JSON.stringify({ accounts }));
    else say(accounts.length === 0 ? 'no accounts' : readable(accounts));
  });
}

type Described = Awaited<ReturnType<typeof describe>>;

async function describe({ clock, db }: Services) {
  const scope = { territoryIds: await findRoots(db), schoolIds: [] };
  const today = clock.today();
  const roles = (await findRolesInScope(db, scope)).filter(({ endsOn }) => endsOn === null || endsOn >= today);
  const accounts = await findAccounts(db, scope);
  return accounts.map(({ disabledAt, email, ...account }) => ({
    ...account,
    email: givenAddress(email),
    state: disabledAt !== null ? 'disabled' : account.username === null ? 'invited' : 'active',
    roles: roles
      .filter(({ accountId }) => accountId === account.id)
      .map(({ role, schoolId, territoryId }) => ({ role, territoryId, schoolId })),
  }));
}

function readable(accounts: Described): string {
  const rows = accounts.map(({ hasSecondFactor, id, name, roles, state, username }) => [
    username ?? id,
    name,
    state,
    hasSecondFactor ? 'yes' : 'no',
    roles
      .map(({ role, schoolId, territoryId }) => `${role} ${schoolId === null ? `T${territoryId}` : `S${schoolId}`}`)
      .join(', '),
  ]);
  return textTable([['user name or id', 'name', 'state', 'second factor', 'roles (T territory, S school)'], ...rows]);
}
