/** `campaign …`: planning and opening a campaign from a file, and the links by which its schools answer. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';
import { id, whole } from './numbers.ts';

const MOST_IN_A_CLASS = 25;

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
  campaign
    .command('links')
    .description('make the class links of all schools that have none yet, and print all of them')
    .requiredOption('--campaign <id>', 'the campaign', id)
    .option('--class <people>', 'people in a class at most; 0 for one link a grade', whole(100, 0), MOST_IN_A_CLASS)
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./campaign/links.ts')).makeLinks));
}
