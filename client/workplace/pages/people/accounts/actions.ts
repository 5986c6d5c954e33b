/** What can be done to an account, by whom, and by which request. */
import type { AccountSummary, AccountsResponse } from '../../../../../server/people/accounts/schemas.ts';
import type { SessionResponse } from '../../../../../server/people/identity/schemas.ts';
import { may } from '../../../shell/session.ts';

export type AccountAction =
  | 'roles'
  | 'inviteAgain'
  | 'withdraw'
  | 'passwordLink'
  | 'resetSecond'
  | 'unlock'
  | 'disable'
  | 'enable'
  | 'erase';

/** What asks first. */
export const CONFIRMED = ['withdraw', 'resetSecond', 'disable', 'erase'] as const;
export type ConfirmedAction = (typeof CONFIRMED)[number];

export function isConfirmed(action: AccountAction): action is ConfirmedAction {
  return CONFIRMED.some((confirmed) => confirmed === action);
}

/** Of a new link for one person. */
export const INVITATION_DAYS = 7;

type Request = ['POST' | 'DELETE', string, unknown?];

export function requestOf(action: AccountAction, accountId: string): Request {
  const path = `/api/accounts/${accountId}`;
  const requests: Record<AccountAction, Request> = {
    roles: ['POST', `${path}/roles`],
    inviteAgain: ['POST', `${path}/invitation`, { days: INVITATION_DAYS }],
    withdraw: ['DELETE', `${path}/invitation`],
    passwordLink: ['POST', `${path}/password-link`],
    resetSecond: ['DELETE', `${path}/second-factor`],
    unlock: ['POST', `${path}/unlock`],
    disable: ['POST', `${path}/disable`],
    enable: ['POST', `${path}/enable`],
    erase: ['DELETE', path],
  };
  return requests[action];
}

/** Whether the reader may invite somebody again: nobody has opened the account, and all its roles are theirs to give. */
export function isInvitable({ roles, state }: AccountSummary, { governs }: Pick<AccountsResponse, 'governs'>): boolean {
  return state === 'invited' && roles.every(({ role }) => governs.some((governed) => governed.role === role));
}

/** Only what the account's state and the reader's roles allow. */
export function offeredActions(
  account: AccountSummary,
  session: SessionResponse,
  data: AccountsResponse,
): AccountAction[] {
  const { hasSecondFactor, invitation, isDelayed, state } = account;
  const manages = may(session, 'accounts:manage');
  const invites = isInvitable(account, data);
  const offered: [AccountAction, boolean][] = [
    ['roles', true],
    ['inviteAgain', invites],
    ['withdraw', invites && invitation?.state === 'waiting'],
    ['passwordLink', manages && state === 'active'],
    ['resetSecond', manages && hasSecondFactor],
    ['unlock', manages && isDelayed],
    ['disable', manages && state !== 'disabled'],
    ['enable', manages && state === 'disabled'],
    ['erase', manages],
  ];
  return offered.flatMap(([action, isOffered]) => (isOffered ? [action] : []));
}
