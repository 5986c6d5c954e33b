/** `demo`: address, accounts and survey links of the demo, whether its server runs or not. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('demo')
    .description('address, accounts and survey links of the demo')
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./demo/run.ts')).printDemo));
}
