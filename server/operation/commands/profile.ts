/** `profile ANSWERS.csv --model MODEL.json`: the risk profiles of a whole district without a server. */
import type { Command } from 'commander';
import { lazily } from './lazily.ts';

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('profile')
    .description('risk profiles of all schools of a district from a file of answers')
    .argument('<answers>', 'CSV: school,audience,grade and one column per item or fact of the model')
    .requiredOption('--model <file>', 'risk model (JSON)')
    .option('--roll <file>', 'CSV: school,audience,grade,people')
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./statistics/profile.ts')).reportProfile));
}
