/**
 * Work on one thing is done by one after the other. The rows of jobs say so, but a job that was cancelled counts as ended while
 * whoever runs it has not heard of it yet, and the next on the same thing may begin.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { LOCK_CLASSES } from '../db/locks.ts';
import type { StandingConnection } from '../db/standing.ts';

/** Longer than a cancelled job needs to hear of it; whoever works in another process and has not ended by then has stopped. */
const MOST_WAIT_MS = 15_000;
const LOOK_AGAIN_MS = 100;

/** Waits for the turn on something. @returns what ends the turn @throws the reason of the signal */
export type TakeTurn = (name: string, signal: AbortSignal) => Promise<() => Promise<void>>;

export function createTurns(standing: StandingConnection): TakeTurn {
  // A connection gets its own locks again, so that those of this process are told apart here.
  const here = new Set<string>();
  return async (name, signal) => {
    const late = performance.now() + MOST_WAIT_MS;
    for (;;) {
      signal.throwIfAborted();
      if (!here.has(name)) {
        here.add(name);
        const isFree = await standing.tryLock(LOCK_CLASSES.job, name);
        if (isFree || performance.now() > late) {
          return async () => {
            if (isFree) await standing.unlock(LOCK_CLASSES.job, name);
            here.delete(name);
          };
        }
        here.delete(name);
      }
      await wait(LOOK_AGAIN_MS, undefined, { signal });
    }
  };
}
