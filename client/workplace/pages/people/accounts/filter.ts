/** Which accounts are shown. It stands in the address, so that a list can be passed on. */
import type { AccountSummary } from '../../../../../server/people/accounts/schemas.ts';
import { fold } from '../../../../../surveys/fold.ts';

export type AccountsSearch = { role?: string; find?: string };

export function parseAccountsSearch(search: Record<string, unknown>): AccountsSearch {
  return {
    ...(typeof search.role === 'string' && search.role !== '' && { role: search.role }),
    ...(typeof search.find === 'string' && search.find !== '' && { find: search.find }),
  };
}

/** Whether a role still counts on a day, or will. */
export function isLasting({ endsOn }: { endsOn: string | null }, today: string): boolean {
  return endsOn === null || endsOn >= today;
}

/** @param today YYYY-MM-DD: a role that has ended finds nobody */
export function filterAccounts(accounts: AccountSummary[], { find = '', role }: AccountsSearch, today: string) {
  const sought = fold(find);
  return accounts.filter(
    ({ email, name, roles, username }) =>
      (role === undefined || roles.some((held) => held.role === role && isLasting(held, today))) &&
      [name, username, email].some((text) => fold(text ?? '').includes(sought)),
  );
}
