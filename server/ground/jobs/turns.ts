/**
 * Work on one thing is done by one after the other. The rows of jobs say so, but a job that was cancelled counts as ended while
 * whoever runs it has not heard of it yet, and the next on the same thing may begin. A process that stands still keeps its turn for
 * as long as it does, so that whoever has waited long enough takes it away.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { LOCK_CLASSES } from '../db/locks.ts';
import type { StandingConnection } from '../db/standing.ts';

/** Longer than a cancelled job needs to hear of it; whoever works in another process and has not ended by then has stopped. */
const MOST_WAIT_MS = 15_000;
/** Of a job that is tried again: whoever tried it before has ended, has just heard that it was cancelled, or was given up for lost. */
const AGAIN_WAIT_MS = 8_000;
/** Whoever could not be made to give its turn up is not waited for any longer. */
const LAST_WAIT_MS = 5_000;
const LOOK_AGAIN_MS = 100;

/**
 * Waits for the turn on something.
 * @param isAgain whether the same job was tried before
 * @returns what ends the turn @throws the reason of the signal
 */
export type TakeTurn = (name: string, signal: AbortSignal, isAgain?: boolean) => Promise<() => Promise<void>>;

export function createTurns(standing: StandingConnection): TakeTurn {
  // A connection gets its own locks again, so that those of this process are told apart here.
  const here = new Set<string>();
  return async (name, signal, isAgain = false) => {
    const late = performance.now() + (isAgain ? AGAIN_WAIT_MS : MOST_WAIT_MS);
    let isTaken = false;
    for (;;) {
      signal.throwIfAborted();
      if (!here.has(name)) {
        here.add(name);
        const isFree = await standing.tryLock(LOCK_CLASSES.job, name);
        if (isFree || performance.now() > late + LAST_WAIT_MS) {
          return async () => {
            if (isFree) await standing.unlock(LOCK_CLASSES.job, name);
            here.delete(name);
          };
        }
        here.delete(name);
        if (!isTaken && performance.now() > late) {
          isTaken = true;
          await standing.endHolder(LOCK_CLASSES.job, name);
        }
      }
      await wait(LOOK_AGAIN_MS, undefined, { signal });
    }
  };
}
