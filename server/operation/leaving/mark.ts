/** What tells a district from a demo: each database is one of them from its first start on, and never becomes the other. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ensureSetting, findSetting } from '../../ground/db/settings.ts';
import { DEMO_SETTING } from '../demo/setting.ts';

const DISTRICT_SETTING = 'district';

export type Nature = 'demo' | 'district' | null;

/** @returns null for a database that is neither yet */
export async function natureOf(db: Kysely<Database>): Promise<Nature> {
  if ((await findSetting(db, DEMO_SETTING)) !== null) return 'demo';
  return (await findSetting(db, DISTRICT_SETTING)) === null ? null : 'district';
}

/** Says that real data are kept here, also while there are none. */
export async function markDistrict(db: Kysely<Database>): Promise<void> {
  await ensureSetting(db, DISTRICT_SETTING, () => true);
}
