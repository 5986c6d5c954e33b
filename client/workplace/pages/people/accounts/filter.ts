/** Which accounts are shown. It stands in the address, so that a list can be passed on. */
import type { AccountSummary, InvitationView } from '../../../../../server/people/accounts/schemas.ts';
import { fold } from '../../../../../surveys/fold.ts';

export const INVITATION_STATES = ['waiting', 'expired', 'withdrawn', 'used'] as const;
export type InvitationState = InvitationView['state'];

export type AccountsSearch = { role?: string; find?: string; invitation?: InvitationState };

export function parseAccountsSearch(search: Record<string, unknown>): AccountsSearch {
  return {
    ...(typeof search.role === 'string' && search.role !== '' && { role: search.role }),
    ...(isInvitationState(search.invitation) && { invitation: search.invitation }),
    ...(typeof search.find === 'string' && search.find !== '' && { find: search.find }),
  };
}

const isInvitationState = (text: unknown): text is InvitationState => INVITATION_STATES.some((state) => state === text);

/** How many accounts have an invitation in each state. */
export function countInvitations(accounts: AccountSummary[]): Record<InvitationState, number> {
  const counts = { waiting: 0, expired: 0, withdrawn: 0, used: 0 };
  for (const { invitation } of accounts) if (invitation !== null) counts[invitation.state] += 1;
  return counts;
}

/** Whether a role still counts on a day, or will. */
export function isLasting({ endsOn }: { endsOn: string | null }, today: string): boolean {
  return endsOn === null || endsOn >= today;
}

/** @param today YYYY-MM-DD: a role that has ended finds nobody */
export function filterAccounts(
  accounts: AccountSummary[],
  { find = '', invitation, role }: AccountsSearch,
  today: string,
) {
  const sought = fold(find);
  return accounts.filter(
    ({ email, invitation: own, name, roles, username }) =>
      (invitation === undefined || own?.state === invitation) &&
      (role === undefined || roles.some((held) => held.role === role && isLasting(held, today))) &&
      [name, username, email].some((text) => fold(text ?? '').includes(sought)),
  );
}
