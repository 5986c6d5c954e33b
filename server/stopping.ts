/** How a process that answers people ends: by a signal, or with the process that has started it. */
import type { Session } from './session.ts';

/** npm passes a signal on that the terminal or supervisor has sent to the whole group: the same one comes twice. */
const SAME_SIGNAL_MS = 1_000;

export type Stop = {
  /** Adds what comes before all that was added earlier. */
  also(step: () => Promise<void>): void;
  now(): void;
};

/**
 * A signal takes all steps, closes the session last and ends the process; a second signal does not wait.
 * @param complain is told what went wrong on the way
 */
export function createStop(session: Session, complain: (error: unknown) => void): Stop {
  const before: (() => Promise<void>)[] = [];
  let stoppingSince: number | null = null;
  const stop = async (): Promise<void> => {
    if (stoppingSince !== null && performance.now() - stoppingSince < SAME_SIGNAL_MS) return;
    if (stoppingSince !== null) process.exit(1);
    stoppingSince = performance.now();
    try {
      for (const step of before) await step();
      await session.close();
      process.exit(0);
    } catch (error) {
      complain(error);
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  return { also: (step) => void before.unshift(step), now: () => void stop() };
}

/** Ends with the process at the other end of the channel, also where that was killed. */
export function endWithParent({ now }: Stop): void {
  process.once('disconnect', now);
  if (!process.connected) now();
}
