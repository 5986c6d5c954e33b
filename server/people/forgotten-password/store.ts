import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

/** Whom a letter about the password may reach: an account that is in use; undefined for any other. */
export function findRecipient(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('account')
    .select(['name', 'username', 'email'])
    .where('id', '=', accountId)
    .where('username', 'is not', null)
    .where('disabled_at', 'is', null)
    .where('deleted_at', 'is', null)
    .$narrowType<{ username: string }>()
    .executeTakeFirst();
}
