/** `serve`: the server alone; the work of the background is done by `opora work`, here or on another machine. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('serve')
    .description('answer people over HTTP, and leave the work in the background to `opora work`')
    .option('--empty', 'make no demo district in an empty embedded database')
    .action(lazily(async () => (await import('./serve/run.ts')).serveAlone));
}
