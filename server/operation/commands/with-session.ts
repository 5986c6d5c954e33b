/** Runs a command on the database, beside a running server or without one, and closes it whatever happens. */
import { openSession, type Session } from '../../session.ts';

export async function withSession(run: (session: Session) => Promise<void>): Promise<void> {
  const session = await openSession('opora command');
  try {
    await run(session);
  } finally {
    await session.close();
  }
}
