/** What `simulate` does. */
import { seededRandom } from '../../../../analytics/random.ts';
import { simulateProgramme } from '../../simulation/programme.ts';
import { isEmpty } from '../../simulation/store.ts';
import { UsageError } from '../usage-error.ts';
import { withSession } from '../with-session.ts';

type Options = { schools: number; seed: number; json?: boolean };

/** @throws UsageError where the database is not empty */
export function simulate({ json, schools, seed }: Options): Promise<void> {
  return withSession(async (session) => {
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
  });
}
