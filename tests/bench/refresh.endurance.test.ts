/** A tiny run of the bench of refreshing: that it measures every part, and what holds in the smallest campaign too; no time is asserted. */
import { expect, it } from 'vitest';
import { measureRefresh } from './refresh/run.ts';

it('measures one batch, all schools anew and a day; one batch writes little', async () => {
  const size = { schools: [20, 40], batches: 2, estimates: 1, refreshes: 4, batchesOfRefresh: 2 };
  const { campaigns, day } = await measureRefresh(size, () => undefined);
  expect(campaigns.map(({ schools }) => schools)).toEqual([20, 40]);
  for (const { all, one } of campaigns) {
    expect(one.processor).toBeGreaterThan(0);
    expect(all.processor).toBeGreaterThan(one.processor);
    expect(one.wal).toBeLessThan(300);
  }
  expect(day.refreshes).toBe(4);
  expect(day.levelsThatDiffer).toBeLessThanOrEqual(0.01);
}, 300_000);
