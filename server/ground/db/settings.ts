/** Facts about this installation that are made once: keys, the demo's accounts, the address last listened on. */
import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** What tells this installation's keys from those of others that share a key folder. */
export const INSTALLATION_SETTING = 'installation';

export async function findSetting<T>(db: Kysely<Database>, name: string): Promise<T | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row ? (row.value as T) : null;
}

export async function putSetting(db: Kysely<Database>, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('setting')
    .values({ name, value: text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: text }))
    .execute();
}

/** The setting, made by `make` when it does not exist yet; of two processes that make it at once the first one's stays. */
export async function ensureSetting<T>(db: Kysely<Database>, name: string, make: () => T): Promise<T> {
  await db
    .insertInto('setting')
    .values({ name, value: JSON.stringify(make()) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await findSetting<T>(db, name)) as T;
}
