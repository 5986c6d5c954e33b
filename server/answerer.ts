/**
 * `node server/answerer.ts`, started by the server only (`OPORA_PROCESSES`): answers people beside it on the same open socket, with
 * services of its own. Who is busy takes no new connection, so whoever is free does; and a process that dies or stands still takes
 * none away with it that waits.
 */
import { buildApp } from './app.ts';
import { SOCKET } from './beside.ts';
import { createComplaints } from './complaints.ts';
import { listenOn, shareConnections } from './listening.ts';
import { openSession } from './session.ts';
import { createStop, endWithParent } from './stopping.ts';

const complain = createComplaints('opora');

/** Begins to answer; it goes on until a signal. @throws an Error in one line, with nothing left running */
async function answer(): Promise<void> {
  const session = await openSession('opora server');
  try {
    const stop = createStop(session, complain);
    endWithParent(stop);
    const app = await buildApp(await session.services(complain), session.config.logLevel);
    stop.also(() => app.close());
    shareConnections(app);
    await listenOn(app, SOCKET);
  } catch (error) {
    await session.close();
    throw error;
  }
}

try {
  await answer();
} catch (error) {
  process.stderr.write(`opora: ${(error as Error).message}\n`);
  process.exit(1);
}
