import { type Kysely, sql } from 'kysely';
import type { Database, LinkKind } from '../../ground/db/schema.ts';
import { roleHeld } from '../identity/store.ts';

export type NewLink = { kind: LinkKind; hash: Buffer; accountId: string | null; now: Date; expiresAt: Date };

/** Puts a new link in the place of older ones of its kind that are still open. */
export async function replaceLink(db: Kysely<Database>, link: NewLink): Promise<void> {
  await withdrawLinks(db, link.kind, link.accountId, link.now);
  await insertLinks(db, [link]);
}

/** A statement takes 65,535 parameters; a link has five. */
const LINKS_EACH = 10_000;

/** Adds links; older ones stay as they are. */
export async function insertLinks(db: Kysely<Database>, links: readonly NewLink[]): Promise<void> {
  for (let first = 0; first < links.length; first += LINKS_EACH) {
    await db
      .insertInto('account_link')
      .values(
        links.slice(first, first + LINKS_EACH).map(({ accountId, expiresAt, hash, kind, now }) => ({
          kind,
          token_hash: hash,
          account_id: accountId,
          created_at: now,
          expires_at: expiresAt,
        })),
      )
      .execute();
  }
}

/** Withdraws the open invitations of accounts. @param but one that stays, by its digest */
export async function withdrawInvitations(
  db: Kysely<Database>,
  accountIds: readonly string[],
  now: Date,
  but?: Buffer,
): Promise<void> {
  await db
    .updateTable('account_link')
    .set({ withdrawn_at: now })
    .where('kind', '=', 'invitation')
    .where('account_id', '=', sql<string>`any(${accountIds}::text[])`)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .$if(but !== undefined, (query) => query.where('token_hash', '!=', but as Buffer))
    .execute();
}

/** Forgets a link that nobody was given. */
export async function deleteLink(db: Kysely<Database>, hash: Buffer): Promise<void> {
  await db.deleteFrom('account_link').where('token_hash', '=', hash).execute();
}

/** Those of the links that can still be used, with their accounts. */
export async function findOpenLinks(db: Kysely<Database>, hashes: readonly Buffer[], now: Date) {
  return db
    .selectFrom('account_link')
    .innerJoin('account', 'account.id', 'account_link.account_id')
    .select(['token_hash as hash', 'account.id as accountId', 'expires_at as expiresAt'])
    .where('kind', '=', 'invitation')
    .where('token_hash', 'in', hashes)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('disabled_at', 'is', null)
    .execute();
}

/** @returns how many open links were withdrawn */
export async function withdrawLinks(
  db: Kysely<Database>,
  kind: LinkKind,
  accountId: string | null,
  now: Date,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('account_link')
    .set({ withdrawn_at: now })
    .where('kind', '=', kind)
    .where('account_id', 'is not distinct from', accountId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export async function findLink(db: Kysely<Database>, hash: Buffer) {
  return db
    .selectFrom('account_link')
    .leftJoin('account', 'account.id', 'account_link.account_id')
    .select(['account_link.id', 'kind', 'account_id as accountId', 'expires_at as expiresAt'])
    .select(['used_at as usedAt', 'withdrawn_at as withdrawnAt', 'name', 'username', 'disabled_at as disabledAt'])
    .where('token_hash', '=', hash)
    .executeTakeFirst();
}

/** Marks a link as used. @returns false when another request was faster, or the link was withdrawn meanwhile */
export async function claimLink(db: Kysely<Database>, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('account_link')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** @returns false when the user name is taken */
export async function setUsername(db: Kysely<Database>, accountId: string, username: string): Promise<boolean> {
  const taken = await db
    .selectFrom('account')
    .select('id')
    .where('username', '=', username)
    .where('id', '!=', accountId)
    .executeTakeFirst();
  if (taken) return false;
  await db.updateTable('account').set({ username, displayUsername: username }).where('id', '=', accountId).execute();
  return true;
}

/** Sets the password, whether there was one or not. @param hash by better-auth's function */
export async function setPassword(db: Kysely<Database>, accountId: string, hash: string, now: Date): Promise<void> {
  await db.deleteFrom('account_credential').where('userId', '=', accountId).execute();
  await db
    .insertInto('account_credential')
    .values({
      id: `credential-${accountId}`,
      accountId,
      providerId: 'credential',
      userId: accountId,
      password: hash,
      updatedAt: now,
    })
    .execute();
}

/** The roles of an account with the names of their places. */
export async function findNamedRoles(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('membership')
    .leftJoin('territory', 'territory.id', 'membership.territory_id')
    .leftJoin('school', 'school.id', 'membership.school_id')
    .select([roleHeld, 'territory.name as territoryName', 'school.short_name as schoolName'])
    .select(['starts_on as startsOn', 'ends_on as endsOn'])
    .where('account_id', '=', accountId)
    .orderBy('membership.id')
    .execute();
}
