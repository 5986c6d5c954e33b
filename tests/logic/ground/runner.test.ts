import { describe, expect, it } from 'vitest';
import { createRunner } from '../../../server/ground/runner.ts';

/** Work whose runs end when the test says so. */
function stepwise() {
  const runs: { end(): void; fail(error: Error): void }[] = [];
  const work = () => new Promise<void>((end, fail) => runs.push({ end, fail }));
  return { runs, work };
}
const never = (error: unknown): void => {
  throw error;
};

describe('work that is asked for again and again', () => {
  it('runs once for all that asked before it began', async () => {
    const { runs, work } = stepwise();
    const runner = createRunner(work, never);
    runner.nudge();
    runner.nudge();
    await expect.poll(() => runs).toHaveLength(1);
    runs[0].end();
    await runner.idle();
    expect(runs).toHaveLength(1);
  });

  it('runs once more for all that asked during a run, and never two at a time', async () => {
    const { runs, work } = stepwise();
    const runner = createRunner(work, never);
    runner.nudge();
    await expect.poll(() => runs).toHaveLength(1);
    runner.nudge();
    runner.nudge();
    expect(runs).toHaveLength(1);
    runs[0].end();
    await expect.poll(() => runs).toHaveLength(2);
    runs[1].end();
    await runner.idle();
    expect(runs).toHaveLength(2);
  });

  it('hears whoever asks at any step of the end of a run', async () => {
    for (let steps = 0; steps < 8; steps++) {
      let count = 0;
      const runner = createRunner(async () => {
        count += 1;
      }, never);
      runner.nudge();
      for (let step = 0; step < steps; step++) await null;
      const before = count;
      runner.nudge();
      await runner.idle();
      expect(count).toBeGreaterThan(before);
    }
  });

  it('tells of an error, and runs again when it is asked to', async () => {
    const { runs, work } = stepwise();
    const told: unknown[] = [];
    const runner = createRunner(work, (error) => told.push(error));
    runner.nudge();
    await expect.poll(() => runs).toHaveLength(1);
    runner.nudge();
    runs[0].fail(new Error('no connection'));
    await expect.poll(() => runs).toHaveLength(2);
    expect(told).toEqual([new Error('no connection')]);
    runs[1].end();
    await runner.idle();
  });
});
