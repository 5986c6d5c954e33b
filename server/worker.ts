/** `node server/worker.ts`: does the work of the background, until a signal or until the process that started it is gone. */
import { constants, setPriority } from 'node:os';
import { createComplaints } from './complaints.ts';
import { openSession } from './session.ts';
import { startWorking } from './work.ts';

const say = (line: string): void => void process.stderr.write(`opora work: ${line}\n`);
const complain = createComplaints('opora work');

/** Begins to work; it goes on until a signal. @throws an Error in one line, with nothing left running */
export async function work(): Promise<void> {
  // Whoever answers people comes first where processors are few.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const session = await openSession('opora work');
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    session.close().then(
      () => process.exit(0),
      (error: unknown) => {
        complain(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  process.once('disconnect', stop);
  try {
    await startWorking(await session.services(complain, 'all'));
  } catch (error) {
    await session.close();
    throw error;
  }
}

if (import.meta.main) {
  try {
    await work();
  } catch (error) {
    say((error as Error).message);
    process.exit(1);
  }
}
