/** The list of accounts as somebody in charge sees it. */
import type { Services } from '../../services.ts';
import { givenAddress } from '../identity/auth.ts';
import { type Caller, governedRoles, scopeOf } from '../identity/caller.ts';
import { findDelayed, nameHash } from '../identity/delays/store.ts';
import { APPOINTED_ROLES, traitsOf } from '../identity/roles.ts';
import { findTerritories } from '../territories/store.ts';
import type { AccountSummary, AccountsResponse, InvitationView } from './schemas.ts';
import { findAccounts, findInvitations, findRolesInScope } from './store.ts';

export async function describeAccounts(services: Services, caller: Caller): Promise<AccountsResponse> {
  const { clock, db, mailer, nameKey } = services;
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
      const invitation = invitationOf.get(account.id);
      return {
        ...account,
        email: givenAddress(email),
        state: stateOf(disabledAt, account.username),
        invitation: invitation ? viewOf(invitation, clock.now()) : null,
        isDelayed: isDelayed(account.username) || isDelayed(email),
        roles: (rolesOf.get(account.id) ?? []).map(({ accountId, ...role }) => role),
      };
    }),
    governs: governedRoles(caller).map((role) => ({ role, place: traitsOf(role).place })),
    appoints: APPOINTED_ROLES,
    territories,
    hasMail: mailer !== null,
  };
}

function stateOf(disabledAt: Date | null, username: string | null): AccountSummary['state'] {
  if (disabledAt !== null) return 'disabled';
  return username === null ? 'invited' : 'active';
}

type FoundInvitation = Awaited<ReturnType<typeof findInvitations>>[number];

function viewOf(
  { expiresAt, letterAt, letterFault, letterState, usedAt, withdrawnAt }: FoundInvitation,
  now: Date,
): InvitationView {
  const letter =
    letterState === null || letterAt === null
      ? null
      : { state: letterState, fault: letterFault, at: letterAt.toISOString() };
  const ended = withdrawnAt !== null ? 'withdrawn' : expiresAt <= now ? 'expired' : 'waiting';
  return { state: usedAt !== null ? 'used' : ended, expiresAt: expiresAt.toISOString(), letter };
}
