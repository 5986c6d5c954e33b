/** `simulate`: fills an empty database with a simulated district, through the same code as real answers. */
import { type Command, InvalidArgumentError } from 'commander';
import { seededRandom } from '../../../analytics/random.ts';
import { simulateProgramme } from '../simulation/programme.ts';
import { isEmpty } from '../simulation/store.ts';
import { UsageError } from './usage-error.ts';
import { withSession } from './with-session.ts';

type Options = { schools: number; seed: number; json?: boolean };

function whole(least: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`a whole number from ${least} is expected`);
    return value;
  };
}

export function register(program: Command): void {
  program
    .command('simulate')
    .description('fill an empty database with a fictional district')
    .requiredOption('--schools <n>', 'number of schools', whole(1))
    .option('--seed <s>', 'seed of the generator', whole(0), 1)
    .option('--json', 'print JSON')
    .action(({ json, schools, seed }: Options) =>
      withSession(async (session) => {
        if (!(await isEmpty(session.db))) throw new UsageError('the database is not empty; nothing was changed');
        const services = await session.services((error) => {
          throw error;
        });
        const made = await simulateProgramme(services, schools, seededRandom(seed));
        process.stdout.write(
          json
            ? `${JSON.stringify({ ...made, seed })}\n`
            : `${made.schools} schools, ${made.surveyed} surveyed, ${made.answers} answer sets (seed ${seed})\n`,
        );
      }),
    );
}
