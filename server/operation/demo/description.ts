/** What the demo tells of itself: address, accounts, and one survey link for each audience and grade. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { findSetting } from '../../ground/db/settings.ts';
import { ensureLeaveCode } from '../leaving/code.ts';
import { DEMO_SETTING, type DemoSetting } from './setting.ts';
import { type DemoLink, findDemoLinks } from './store.ts';

export type DemoDescription = {
  url: string;
  today: string;
  accounts: DemoSetting['accounts'];
  links: DemoLink[];
  /** What leaving the demo by its button asks for. */
  leaveCode: string;
};

/** @returns null when this database holds no demo */
export async function describeDemo(db: Kysely<Database>, url: string, today: string): Promise<DemoDescription | null> {
  const demo = await findSetting<DemoSetting>(db, DEMO_SETTING);
  if (!demo?.complete) return null;
  return { url, today, accounts: demo.accounts, links: await findDemoLinks(db), leaveCode: await ensureLeaveCode(db) };
}
