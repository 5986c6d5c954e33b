import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';

export async function isEmpty(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom('territory').select('id').limit(1).executeTakeFirst();
  return row === undefined;
}
