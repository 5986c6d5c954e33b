import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

/** A new address takes the place of the old one, which from then on leads nowhere. */
export async function putFeed(db: Kysely<Database>, accountId: string, hash: Buffer, now: Date): Promise<void> {
  const values = { token_hash: hash, made_at: now };
  await db
    .insertInto('calendar_feed')
    .values({ account_id: accountId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
}

export async function deleteFeed(db: Kysely<Database>, accountId: string): Promise<void> {
  await db.deleteFrom('calendar_feed').where('account_id', '=', accountId).execute();
}

export async function hasFeed(db: Kysely<Database>, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The account whose calendar has this address, or null. */
export async function findFeedOwner(db: Kysely<Database>, hash: Buffer): Promise<string | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('account_id as id')
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  return row?.id ?? null;
}
