/** Work on one thing is under way once, whatever was cancelled, and in whichever process. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Jobs, openJobs } from '../../../../server/ground/jobs/jobs.ts';
import { bindJob, type JobKind } from '../../../../server/ground/jobs/kind.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';

type Trial = { on: string };

const COMMON = { key: ({ on }: Trial) => on, retries: 0, seconds: 600 };
/** Two at a time in one process; one at a time, so that another process takes the next. */
const SIDE_BY_SIDE: JobKind<Trial> = { ...COMMON, name: 'trial-two', atATime: 2, kept: 3600 };
const ALONE: JobKind<Trial> = { ...COMMON, name: 'trial-one', atATime: 1, kept: 3600 };
/** Leaves no row, and does not end when it is told to. */
const DEAF: JobKind<Trial> = { ...COMMON, name: 'trial-deaf', atATime: 2, kept: 0 };

let database: TestDatabase;
let processes: Jobs[];
/** What begins and ends, in the order in which it does. */
let story: string[];
let letGo: () => void;
let isDeafDone: Promise<void>;

/** Goes on until it is cancelled, the first time; later at once. */
async function untilCancelled(_data: Trial, { signal }: { signal: AbortSignal }): Promise<void> {
  const isFirst = story.length === 0;
  story.push('begins');
  if (isFirst) await new Promise((ended) => signal.addEventListener('abort', ended));
  // What has heard of it may still have something to put away.
  await wait(200);
  story.push('ends');
}

async function untilLetGo(): Promise<void> {
  story.push('begins');
  await isDeafDone;
  story.push('ends');
}

beforeAll(async () => {
  database = await cloneDatabase();
  const { connection, db } = database;
  const failed = (error: unknown): void => {
    throw error;
  };
  const open = () => openJobs({ connection, db, works: 'unscheduled', gatherMs: 0, failed });
  processes = [await open(), await open()];
  for (const jobs of processes) await jobs.work([bindJob(ALONE, untilCancelled)]);
  await processes[0]?.work([bindJob(SIDE_BY_SIDE, untilCancelled), bindJob(DEAF, untilLetGo)]);
});
afterAll(async () => {
  await Promise.all(processes.map((jobs) => jobs.stop()));
  await database.drop();
});
beforeEach(() => {
  story = [];
  isDeafDone = new Promise((done) => {
    letGo = done;
  });
});

/** Begins work and cancels it. @returns its id */
async function beginAndCancel(kind: JobKind<Trial>): Promise<string> {
  const [jobs] = processes as [Jobs];
  await jobs.send(kind, { on: 'a' });
  await expect.poll(() => story).toEqual(['begins']);
  const id = (await jobs.find(kind, 'a'))?.id ?? '';
  await database.db.transaction().execute((trx) => jobs.cancel(trx, kind.name, id));
  return id;
}

describe('work that was cancelled', () => {
  it.each([
    ['in the same process', SIDE_BY_SIDE],
    ['in another process', ALONE],
  ])('has ended before the next on the same thing begins %s', async (_where, kind) => {
    await beginAndCancel(kind);
    const [jobs] = processes as [Jobs];
    await jobs.send(kind, { on: 'a' });
    await jobs.idle();
    expect(story).toEqual(['begins', 'ends', 'begins', 'ends']);
  });

  it('has ended before it is begun again, whose row it leaves alone', async () => {
    const id = await beginAndCancel(DEAF);
    const [jobs] = processes as [Jobs];
    await database.db.transaction().execute((trx) => jobs.retry(trx, DEAF.name, id));
    await expect.poll(async () => (await jobs.find(DEAF, 'a'))?.state).toBe('running');
    letGo();
    await expect.poll(() => story).toEqual(['begins', 'ends', 'begins', 'ends']);
    await jobs.idle();
    expect(await jobs.find(DEAF, 'a')).toBeNull();
  });
});
