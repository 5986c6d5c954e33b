import { readFile, utimes, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { createPool, openDatabase } from '../../../../server/ground/db/connect.ts';
import { openEmbedded } from '../../../../server/ground/db/embedded.ts';
import { findPostmasterPid, isRunning, lockFile, startOpener, temporaryFolder, waitUntil } from './embeddedFolder.ts';

const open = (folder: string) => openDatabase({ databaseUrl: null, dataFolder: folder }, 'test');

describe('the embedded database', () => {
  test('is UTF-8, in UTC, durable, and listens on no network', async () => {
    const { pool, embedded, close } = await open(await temporaryFolder());
    const setting = async (name: string) =>
      (await pool.query<{ value: string }>('select current_setting($1) as value', [name])).rows[0]?.value;
    expect(embedded).toBe(true);
    expect(await setting('server_encoding')).toBe('UTF8');
    expect(await setting('TimeZone')).toBe('UTC');
    expect(await setting('fsync')).toBe('on');
    expect(await setting('synchronous_commit')).toBe('on');
    expect(await setting('listen_addresses')).toBe('');
    expect((await pool.query("select lower('ЁЖИК') as text")).rows).toEqual([{ text: 'ёжик' }]);
    await close();
  });

  test('stops with its only user', async () => {
    const folder = await temporaryFolder();
    const { close } = await open(folder);
    const pid = Number(await findPostmasterPid(folder));
    expect(isRunning(pid)).toBe(true);
    await Promise.all([close(), close()]);
    expect(isRunning(pid)).toBe(false);
    expect(await findPostmasterPid(folder)).toBeNull();
  });

  test('is shared, and stops with the last user', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    const pid = await findPostmasterPid(folder);
    const second = await startOpener(folder);
    expect(await findPostmasterPid(folder)).toBe(pid);
    await first.close();
    expect(isRunning(Number(pid))).toBe(true);
    await second.kill('SIGTERM');
    expect(isRunning(Number(pid))).toBe(false);
  });

  test('lives through kill -9 of its user, and the next one adopts and stops it', async () => {
    const folder = await temporaryFolder();
    const killed = await startOpener(folder);
    const pid = await findPostmasterPid(folder);
    await killed.kill('SIGKILL');
    expect(isRunning(Number(pid))).toBe(true);
    const next = await open(folder);
    expect(await findPostmasterPid(folder)).toBe(pid);
    await next.close();
    expect(isRunning(Number(pid))).toBe(false);
  });

  test('comes back while it is open when its process is killed', async () => {
    const folder = await temporaryFolder();
    const reports: string[] = [];
    const embedded = await openEmbedded(folder, (line) => reports.push(line));
    const pool = createPool({ connectionString: embedded.url });
    await pool.query('create table kept as select 1 as number');
    process.kill(Number(await findPostmasterPid(folder)), 'SIGKILL');
    const rows = async () => (await pool.query('select number from kept').catch(() => ({ rows: [] }))).rows;
    await waitUntil(() => reports.length > 0);
    await waitUntil(async () => (await rows()).length === 1);
    expect(reports).toEqual(['The embedded database has stopped: starting it again']);
    await pool.end();
    await embedded.close();
    expect(await findPostmasterPid(folder)).toBeNull();
  });
});

describe('a lock file left behind', () => {
  const leave = async (change: (lock: string) => string) => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    const lock = await readFile(lockFile(folder), 'utf8');
    await first.close();
    await writeFile(lockFile(folder), change(lock));
    await utimes(lockFile(folder), 0, 0);
    return folder;
  };

  test.each([
    ['of a process that is gone', (lock: string) => lock],
    ['whose number another process has now', (lock: string) => lock.replace(/^\d+/, String(process.pid))],
    ['that is empty', () => ''],
  ])('%s does not keep the database from starting', async (_name, change) => {
    const folder = await leave(change);
    const { pool, close } = await open(folder);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await close();
  });
});

describe('several processes at once', () => {
  test('make and start one database between them', async () => {
    const folder = await temporaryFolder();
    const openers = await Promise.all([startOpener(folder), startOpener(folder), startOpener(folder)]);
    const pid = Number(await findPostmasterPid(folder));
    await Promise.all(openers.map((opener) => opener.kill('SIGTERM')));
    expect(isRunning(pid)).toBe(false);
  });

  test('may come while the last one leaves', async () => {
    const folder = await temporaryFolder();
    const turn = async () => {
      const { pool, close } = await open(folder);
      const { rows } = await pool.query('select 1 as one');
      await close();
      return rows;
    };
    const chain = async () => {
      const seen = [];
      for (let turns = 0; turns < 8; turns++) seen.push(...(await turn()));
      return seen;
    };
    const seen = await Promise.all([chain(), chain(), chain()]);
    expect(seen.flat()).toHaveLength(24);
    expect(await findPostmasterPid(folder)).toBeNull();
  });
});
