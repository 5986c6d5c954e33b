/** `work`: does the work of the background; as many as wanted beside one or more servers. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('work')
    .description('do the work in the background until a signal; `npm start` does so by itself')
    .action(lazily(async () => (await import('../../worker.ts')).work));
}
