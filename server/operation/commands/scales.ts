/** `scales DATA.csv --model SCALES.json`: scale scores and reliability of any item data, to be checked against R. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('scales')
    .description('scale scores, Cronbach’s alpha and item–rest correlations of item data')
    .argument('<data>', 'CSV with one row per person and one column per item')
    .requiredOption('--model <file>', 'scales (JSON)')
    .option('--by <column>', 'means by the values of a column')
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./statistics/scales.ts')).reportScales));
}
