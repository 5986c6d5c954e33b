/** More work than is done at a time: what waits begins when something ends, and not when somebody happens to look. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openJobs } from '../../../../server/ground/jobs/jobs.ts';
import { bindJob, type JobKind } from '../../../../server/ground/jobs/kind.ts';
import { cloneDatabase } from '../../database.ts';

/** Half of what a worker waits before it looks by itself. */
const SOON_MS = 15_000;

it.each([1, 2])('begins at once when another ends, %i at a time', async (atATime) => {
  const database = await cloneDatabase();
  const kind: JobKind<{ on: string }> = {
    ...{ name: 'trial-queue', key: ({ on }) => on, retries: 0, seconds: 600, kept: 3600 },
    atATime,
  };
  const { connection, db } = database;
  const failed = (error: unknown): void => {
    throw error;
  };
  const jobs = await openJobs({ connection, db, works: 'unscheduled', gatherMs: 0, failed });
  const done: string[] = [];
  await jobs.work([
    bindJob(kind, async ({ on }) => {
      // All are asked for before the first of them ends.
      await wait(300);
      done.push(on);
    }),
  ]);
  const names = ['a', 'b', 'c', 'd', 'e'];
  const begun = performance.now();
  for (const on of names) await jobs.send(kind, { on });
  await jobs.idle();
  expect(done.toSorted()).toEqual(names);
  expect(performance.now() - begun).toBeLessThan(SOON_MS);
  await jobs.stop();
  await database.drop();
});
