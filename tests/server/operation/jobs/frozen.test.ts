/** A process that stands still in the middle of its work keeps its turn no longer than others wait for it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCK_CLASSES, LOCKS } from '../../../../server/ground/db/locks.ts';
import { openStandingConnection, type StandingConnection } from '../../../../server/ground/db/standing.ts';
import { createTurns } from '../../../../server/ground/jobs/turns.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';

let database: TestDatabase;
let processes: StandingConnection[];

beforeAll(async () => {
  database = await cloneDatabase();
  processes = await Promise.all(
    [1, 2, 3].map(() => openStandingConnection({ ...database.connection, application_name: 'trial' }, LOCKS.working)),
  );
});
afterAll(async () => {
  await Promise.all(processes.map((standing) => standing.close()));
  await database.drop();
});

const live = new AbortController().signal;

describe('a turn that is not given up', () => {
  it('is taken away by whoever tries the job again, who has it then against everybody', async () => {
    const [frozen, second, third] = processes as [StandingConnection, StandingConnection, StandingConnection];
    await createTurns(frozen)('import 1', live);
    const other = await createTurns(frozen)('import 2', live);
    const began = performance.now();
    const endTurn = await createTurns(second)('import 1', live, true);
    expect(performance.now() - began).toBeLessThan(14_000);
    expect(await third.tryLock(LOCK_CLASSES.job, 'import 1')).toBe(false);
    await endTurn();
    expect(await third.tryLock(LOCK_CLASSES.job, 'import 1')).toBe(true);
    // Whoever stood still and goes on has a connection again, and may end what it has begun.
    await expect.poll(() => frozen.tryLock(LOCK_CLASSES.job, 'import 3')).toBe(true);
    await other();
  });
});
