/** Links that stand in for mailed passwords: made here, shown once, opened by their owner. */
import { addDays } from 'date-fns/addDays';
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { insertLinks, replaceLink, withdrawInvitations } from '../account-links/store.ts';
import { linkPath, newToken } from '../account-links/token.ts';

/** A forgotten password is set anew within this many days, or the link ends. */
export const PASSWORD_LINK_DAYS = 3;

export type ShownLink = { accountId: string; path: string; expiresAt: string };

/**
 * Makes a link and withdraws older ones of its kind.
 * @param days until it ends
 * @returns the address within Opora; it cannot be had again
 */
export async function makeLink(
  db: Kysely<Database>,
  kind: 'invitation' | 'password',
  accountId: string,
  now: Date,
  days: number,
): Promise<ShownLink> {
  const token = newToken();
  const expiresAt = addDays(now, days);
  await replaceLink(db, { kind, hash: token.hash, accountId, now, expiresAt });
  return { accountId, path: linkPath(token.text), expiresAt: expiresAt.toISOString() };
}

/** Invitations for many accounts at once; older ones are withdrawn. @returns in the order of the accounts */
export async function makeInvitations(
  db: Kysely<Database>,
  accountIds: readonly string[],
  now: Date,
  days: number,
): Promise<ShownLink[]> {
  const expiresAt = addDays(now, days);
  const made = accountIds.map((accountId) => ({ accountId, token: newToken() }));
  await withdrawInvitations(db, accountIds, now);
  await insertLinks(
    db,
    made.map(({ accountId, token }) => ({ kind: 'invitation', hash: token.hash, accountId, now, expiresAt })),
  );
  return made.map(({ accountId, token }) => ({
    accountId,
    path: linkPath(token.text),
    expiresAt: expiresAt.toISOString(),
  }));
}
