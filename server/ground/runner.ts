/** Work that is asked for again and again while it may be under way: one run at a time, and one more when it was asked for during it. */
export type Runner = {
  /** Starts a run unless one is under way, in which case one more follows; returns at once. */
  nudge(): void;
  /** Resolves when no run is under way. */
  idle(): Promise<void>;
};

/** @param failed is told of an error; what could not be done waits for the next nudge */
export function createRunner(work: () => Promise<unknown>, failed: (error: unknown) => void): Runner {
  let running: Promise<void> | null = null;
  let isWanted = false;

  const run = async (): Promise<void> => {
    while (isWanted) {
      isWanted = false;
      await work().catch(failed);
    }
    // In the same step as the last look at `isWanted`: a nudge in between would start nothing and wait for nothing.
    running = null;
  };

  return {
    nudge() {
      isWanted = true;
      running ??= Promise.resolve().then(run);
    },
    async idle() {
      while (running) await running;
    },
  };
}
