import type { Kysely } from 'kysely';
import type { Localized } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';

export async function isEmpty(db: Kysely<Database>): Promise<boolean> {
  const row = await db.selectFrom('territory').select('id').limit(1).executeTakeFirst();
  return row === undefined;
}

export async function insertTerritory(
  db: Kysely<Database>,
  kind: 'federation' | 'region' | 'municipality',
  name: Localized,
  parentId: number | null,
): Promise<number> {
  const { id } = await db
    .insertInto('territory')
    .values({ kind, name: JSON.stringify(name), parent_id: parentId })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
