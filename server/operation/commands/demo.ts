/** `demo`: address, accounts and survey links of the demo, whether its server runs or not. */
import type { Command } from 'commander';
import { greeting } from '../../greeting.ts';
import { findSetting } from '../../ground/db/settings.ts';
import { ADDRESS_SETTING } from '../../session.ts';
import { describeDemo } from '../demo/description.ts';
import { UsageError } from './usage-error.ts';
import { withSession } from './with-session.ts';

export function register(program: Command): void {
  program
    .command('demo')
    .description('address, accounts and survey links of the demo')
    .option('--json', 'print JSON')
    .action(({ json }: { json?: boolean }) =>
      withSession(async ({ config, db }) => {
        const url = (await findSetting<string>(db, ADDRESS_SETTING)) ?? `http://${config.host}:${config.port}`;
        const demo = await describeDemo(db, url, config.demoDate);
        if (!demo) throw new UsageError('this database holds no demo; `npm start` makes one in an empty one');
        process.stdout.write(`${json ? JSON.stringify(demo) : greeting(url, demo)}\n`);
      }),
    );
}
