import { type Kysely, sql } from 'kysely';
import { DEMO_SETTING, type DemoSetting } from '../assembly.ts';
import type { Database } from '../db/schema.ts';
import { findSetting, putSetting } from '../db/settings.ts';
import { isEmpty } from '../simulation/store.ts';

/**
 * Claims an empty database for the demo; one that a crash left half-filled is emptied first.
 * @returns whether the demo is to be filled in now
 */
export async function claimForDemo(db: Kysely<Database>): Promise<boolean> {
  const demo = await findSetting<DemoSetting>(db, DEMO_SETTING);
  if (demo?.complete || (!demo && !(await isEmpty(db)))) return false;
  if (demo) await sql`truncate territory, account, setting, inbox, submission restart identity cascade`.execute(db);
  await putSetting(db, DEMO_SETTING, { complete: false, accounts: [] } satisfies DemoSetting);
  return true;
}
