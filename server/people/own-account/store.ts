import { type Kysely, sql } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

/** Sessions that have not run out, the newest first. */
export async function findSessions(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('account_session')
    .select(['id', 'createdAt as begunAt', 'updatedAt as seenAt', 'userAgent as device'])
    .where('userId', '=', accountId)
    .where(sql<boolean>`"expiresAt" > current_timestamp`)
    .orderBy('createdAt', 'desc')
    .execute();
}

/** @returns false when the account has no such session */
export async function deleteSession(db: Kysely<Database>, accountId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('account_session')
    .where('userId', '=', accountId)
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

export async function countSignedReturns(db: Kysely<Database>, accountId: string): Promise<number> {
  const { count } = await db
    .selectFrom('school_return')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('signed_by', '=', accountId)
    .executeTakeFirstOrThrow();
  return count;
}

/** @returns the hash of the password, or undefined without one */
export async function findPasswordHash(db: Kysely<Database>, accountId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('account_credential')
    .select('password')
    .where('userId', '=', accountId)
    .executeTakeFirst();
  return row?.password ?? undefined;
}
