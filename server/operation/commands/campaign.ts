/** `campaign …`: planning and opening a campaign from a file, and the links by which its schools answer. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';
import { id } from './numbers.ts';

/** Adds the commands to the program. */
export function register(program: Command): void {
  const campaign = program.command('campaign').description('campaigns: open one, hand out its links');
  campaign
    .command('open')
    .description('plan a campaign as a file says and open it; --template prints such a file')
    .argument('[file]', 'a JSON file')
    .option('--template', 'print a file to fill in, for the schools that there are')
    .option('--territory <id>', 'the district, where there are several', id)
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./campaign/open.ts')).openFromFile));
}
