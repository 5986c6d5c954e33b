/** Runs a command on the database, beside a running server or without one, and closes it whatever happens. */
import { ProblemError } from '../../ground/http/problem.ts';
import { PROBLEMS } from '../../ground/http/problem-texts.ts';
import { beginOpening, type Folder } from '../../opening.ts';
import type { Services } from '../../services.ts';
import { openSession, type Session } from '../../session.ts';
import { UsageError } from './usage-error.ts';

/** @param folder the folder that is meant where the demo was left; the district's where nothing is said */
export async function withSession(run: (session: Session) => Promise<void>, folder?: Folder): Promise<void> {
  const session = await openSession('opora command', beginOpening('opora command', folder));
  try {
    await run(session);
  } finally {
    await session.close();
  }
}

/**
 * As `withSession`, with the services as well.
 * @throws UsageError with the English sentence of the problem, where there was one
 */
export function withServices(run: (services: Services, session: Session) => Promise<void>): Promise<void> {
  return withSession(async (session) => {
    const services = await session.services((error) => {
      throw error;
    });
    try {
      await run(services, session);
    } catch (error) {
      if (error instanceof ProblemError) throw new UsageError(PROBLEMS[error.code].en);
      throw error;
    }
  });
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
