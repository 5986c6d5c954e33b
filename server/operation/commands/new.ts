/** `new`: an empty installation for a district of one's own, in folders of its own. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('new')
    .description('begin a district of one’s own in a fresh data folder; the demo stays where it is')
    .option('--data <dir>', 'the folder; without it one beside the demo, which `npm start` then starts')
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./new/run.ts')).beginNew));
}
