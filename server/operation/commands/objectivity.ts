/** `objectivity --test TEST.json=RESULTS.csv …`: signs of bias in the results of several tests of the same schools. */
import { type Command, Option } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('objectivity')
    .description('signs of bias in test results, judged over all tests together')
    .requiredOption('--test <pair...>', 'TEST.json=RESULTS.csv, once for each test')
    .option('--baseline <file>', 'judge against an outside reference (JSON)')
    .option('--write-baseline <file>', 'write these schools as a reference for others')
    .addOption(new Option('--lang <language>', 'language of the texts').choices(['ru', 'en']).default('ru'))
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./objectivity/run.ts')).judge));
}
