import { expect } from 'vitest';
import type { DrillReport } from './drill.ts';

/** Whoever was told that it is done finds it done, once; whoever was refused was told when to come again. */
export function expectNothingLost({
  acknowledged,
  cell,
  end,
  failed,
  imports,
  received,
  statuses,
  withoutRetryAfter,
}: DrillReport) {
  expect(acknowledged).toBeGreaterThan(50);
  expect(received).toBe(acknowledged);
  expect(cell.sealed).toBe(cell.submissions);
  expect(cell.received - cell.sealed).toBe(cell.inbox);
  // Ten in a pool are sealed but for five: the last arrivals have been looked at, too.
  expect(cell.inbox).toBeLessThan(10);
  for (const { confirmations, good, results, state } of imports)
    expect([state, results, confirmations]).toEqual(['imported', good, 1]);
  // Sealed for good: nothing waits, no key is left anywhere, and the figures are those of the stored answers.
  expect(end.left).toEqual({ waiting: 0, rows: 0, files: 0 });
  expect([end.cells > 50, end.wrong]).toEqual([true, 0]);
  expect(failed).toEqual([]);
  expect(withoutRetryAfter).toBe(0);
  const unexpected = Object.keys(statuses).filter(
    (status) => !['0', '200', '201', '202', '409', '429', '503'].includes(status),
  );
  expect(unexpected).toEqual([]);
}
