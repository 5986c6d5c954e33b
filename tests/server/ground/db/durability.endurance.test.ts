import { expect, test } from 'vitest';
import { openDatabase } from '../../../../server/ground/db/connect.ts';
import { findPostmasterPid, startOpener, temporaryFolder, waitUntil } from './embeddedFolder.ts';

const ROWS_A_ROUND = 100;

async function readKept(folder: string): Promise<number[]> {
  const { pool, close } = await openDatabase({ databaseUrl: null, dataFolder: folder }, 'test');
  const { rows } = await pool.query<{ number: number }>('select number from kept order by number');
  await close();
  return rows.map(({ number }) => number);
}

test.each([
  ['the process that writes', false],
  ['the postmaster and the process that writes', true],
])('every acknowledged row survives kill -9 of %s', async (_name, killsPostmaster) => {
  const folder = await temporaryFolder();
  const acknowledged: number[] = [];
  for (let round = 0; round < 3; round++) {
    const writer = await startOpener(folder, 'write');
    await waitUntil(() => writer.lines.length > ROWS_A_ROUND);
    if (killsPostmaster) process.kill(Number(await findPostmasterPid(folder)), 'SIGKILL');
    await writer.kill('SIGKILL');
    acknowledged.push(...writer.lines.slice(1).map(Number));
  }
  const kept = await readKept(folder);
  expect(acknowledged.length).toBeGreaterThanOrEqual(3 * ROWS_A_ROUND);
  expect(new Set(kept).isSupersetOf(new Set(acknowledged))).toBe(true);
});
