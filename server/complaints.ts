/** What the background has to complain of, on standard error: an error with its stack, a database that is away in one line. */
import { isDatabaseAway } from './ground/db/away.ts';

const SAID_AGAIN_MS = 30_000;

/** @param name of the program, before each line */
export function createComplaints(name: string): (error: unknown) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (error) => {
    if (!isDatabaseAway(error)) return void process.stderr.write(`${name}: ${(error as Error).stack ?? error}\n`);
    const now = performance.now();
    if (now - saidAt < SAID_AGAIN_MS) return;
    saidAt = now;
    process.stderr.write(`${name}: the database is away (${(error as Error).message}); waiting for it\n`);
  };
}
