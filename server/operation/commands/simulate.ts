/** `simulate`: fills an empty database with a simulated district, through the same code as real answers. */
import { type Command, InvalidArgumentError } from 'commander';
import { lazily } from './lazily.ts';

function whole(least: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`a whole number from ${least} is expected`);
    return value;
  };
}

/** Adds the command to the program. */
export function register(program: Command): void {
  program
    .command('simulate')
    .description('fill an empty database with a fictional district')
    .requiredOption('--schools <n>', 'number of schools', whole(1))
    .option('--seed <s>', 'seed of the generator', whole(0), 1)
    .option('--json', 'print JSON')
    .action(lazily(async () => (await import('./simulate/run.ts')).simulate));
}
