/** The list of accounts as somebody in charge sees it. */
import type { Services } from '../../services.ts';
import { givenAddress } from '../identity/auth.ts';
import { type Caller, governedRoles, scopeOf } from '../identity/caller.ts';
import { findDelayed, nameHash } from '../identity/delays/store.ts';
import { APPOINTED_ROLES, traitsOf } from '../identity/roles.ts';
import { findTerritories } from '../territories/store.ts';
import type { AccountSummary, AccountsResponse } from './schemas.ts';
import { findAccounts, findInvitations, findRolesInScope } from './store.ts';

export async function describeAccounts(services: Services, caller: Caller): Promise<AccountsResponse> {
  const { clock, db, nameKey } = services;
  const scope = scopeOf(caller, 'accounts:read');
  const [accounts, roles, invitations, delayed, territories] = await Promise.all([
    findAccounts(db, scope),
    findRolesInScope(db, scope),
    findInvitations(db),
    findDelayed(db, clock.now()),
    findTerritories(db, scope),
  ]);
  const rolesOf = Map.groupBy(roles, ({ accountId }) => accountId);
  const invitationOf = new Map(invitations.map((invitation) => [invitation.accountId, invitation]));
  const isDelayed = (name: string | null) => name !== null && delayed.has(nameHash(nameKey, name).toString('hex'));
  return {
    accounts: accounts.map(({ disabledAt, email, ...account }) => {
      const invitation = account.username === null ? invitationOf.get(account.id) : undefined;
      return {
        ...account,
        email: givenAddress(email),
        state: stateOf(disabledAt, account.username),
        invitation: invitation
          ? {
              open: invitation.withdrawnAt === null && invitation.expiresAt > clock.now(),
              expiresAt: invitation.expiresAt.toISOString(),
            }
          : null,
        isDelayed: isDelayed(account.username) || isDelayed(email),
        roles: (rolesOf.get(account.id) ?? []).map(({ accountId, ...role }) => role),
      };
    }),
    governs: governedRoles(caller).map((role) => ({ role, place: traitsOf(role).place })),
    appoints: APPOINTED_ROLES,
    territories,
  };
}

function stateOf(disabledAt: Date | null, username: string | null): AccountSummary['state'] {
  if (disabledAt !== null) return 'disabled';
  return username === null ? 'invited' : 'active';
}
