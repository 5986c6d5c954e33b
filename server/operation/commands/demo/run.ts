/** What `demo` prints: address, accounts and survey links. */

import { findSetting } from '../../../ground/db/settings.ts';
import { ADDRESS_SETTING } from '../../../session.ts';
import { describeDemo } from '../../demo/description.ts';
import { greeting } from '../../demo/greeting.ts';
import { UsageError } from '../usage-error.ts';
import { withSession } from '../with-session.ts';

/** @throws UsageError where the database holds no demo */
export function printDemo({ json }: { json?: boolean }): Promise<void> {
  return withSession(async ({ config, db }) => {
    const url = (await findSetting<string>(db, ADDRESS_SETTING)) ?? `http://${config.host}:${config.port}`;
    const demo = await describeDemo(db, url, config.demoDate);
    if (!demo) throw new UsageError('this database holds no demo; `npm start` makes one in an empty one');
    process.stdout.write(`${json ? JSON.stringify(demo) : greeting(url, demo)}\n`);
  }, 'own');
}
