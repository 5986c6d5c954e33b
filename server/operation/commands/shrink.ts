/** `shrink DATA.csv --value COLUMN --group COLUMN`: variance components and shrunken group means of raw data. */
import { type Command, Option } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('shrink')
    .description('variance components and shrunken group means of raw data')
    .argument('<data>', 'CSV with one row per person')
    .requiredOption('--value <column>', 'the number')
    .requiredOption('--group <column>', 'the group')
    .addOption(
      new Option('--estimator <name>', 'estimator of the variances').choices(['reml', 'anova']).default('reml'),
    )
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./statistics/shrink.ts')).reportShrunken));
}
