/** Invitations of many people: on paper, by letter, again. */
import type { AccountsResponse } from '../../../server/people/accounts/schemas.ts';
import type { InvitationsResponse, LettersResponse } from '../../../server/people/invitations/schemas.ts';
import type { Language } from '../../../surveys/schema.ts';
import { postForFile, postJson } from '../request.ts';

/** Where people come in from a file. */
export const ACCOUNTS_PATH = '/api/accounts';

/** Days that can be chosen until links end. */
export const LINK_DAYS = ['1', '3', '7', '14', '30'];

/** What stands behind `#` in the address of a link. */
const tokenOf = (path: string): string => path.slice(path.indexOf('#') + 1);

/** Of one file. */
const MOST_SLIPS = 600;

/** Slips for links, as one file or as several where there are very many. */
export async function askForSlips(paths: string[], language: Language): Promise<File[]> {
  const files: File[] = [];
  for (let first = 0; first < paths.length; first += MOST_SLIPS) {
    const tokens = paths.slice(first, first + MOST_SLIPS).map(tokenOf);
    files.push(await postForFile('/api/accounts/slips', { tokens, language }));
  }
  return files;
}

export const askForLetters = (accountIds: string[], days: number): Promise<LettersResponse> =>
  postJson<LettersResponse>('/api/accounts/letters', { accountIds, days });

export const inviteAgain = (accountIds: string[], days: number): Promise<InvitationsResponse> =>
  postJson<InvitationsResponse>('/api/accounts/invitations', { accountIds, days });

/** The address for a letter to an account; null where none can be sent. */
export const addressOf = ({ accounts, hasMail }: AccountsResponse, accountId: string): string | null =>
  hasMail ? (accounts.find(({ id }) => id === accountId)?.email ?? null) : null;
