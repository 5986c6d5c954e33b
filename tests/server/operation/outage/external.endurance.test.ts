/** A database that is not ours to start: it restarts, and it stops answering for a while. */
import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../../../server/ground/db/embedded.ts';
import { makeDataFolder, removeDataFolder } from '../../dataFolder.ts';
import { type ServerProcess, startServer, stopServer } from '../../process.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };
/** A request that waits for a connection is answered after five seconds; those under way when it began wait for the database. */
const STALL_MS = 7_000;

let database: Awaited<ReturnType<typeof openEmbedded>>;
let databaseFolder: string;
let dataFolder: string;
let server: ServerProcess;
let url: string;
beforeAll(async () => {
  databaseFolder = await makeDataFolder();
  dataFolder = await makeDataFolder();
  database = await openEmbedded(databaseFolder);
  process.env.DATABASE_URL = database.url;
  server = await startServer(dataFolder);
  delete process.env.DATABASE_URL;
  url = /^Opora is ready: (\S+)/m.exec(server.said())?.[1] ?? '';
}, 120_000);
afterAll(async () => {
  await stopServer(server);
  await database.close();
  await removeDataFolder(dataFolder);
  await removeDataFolder(databaseFolder);
});

type Seen = { status: number; retryAfter: string | null };

/** Of a page that asks the database. */
async function ask(): Promise<Seen> {
  const response = await fetch(`${url}/api/survey/NOSUCHCODE`);
  await response.text();
  return { status: response.status, retryAfter: response.headers.get('retry-after') };
}

const AWAY = { status: 503, retryAfter: '3' };

async function postmaster(): Promise<number> {
  const { stdout } = await promisify(execFile)('head', [
    '-n',
    '1',
    `${databaseFolder}/postgres/cluster/postmaster.pid`,
  ]);
  return Number(stdout);
}

/** Of the postmaster and of all that it has started. */
async function signalAll(signal: 'SIGSTOP' | 'SIGCONT'): Promise<void> {
  const parent = await postmaster();
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', String(parent)]);
  for (const pid of [parent, ...stdout.trim().split(/\s+/).map(Number)]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      // One that has ended meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

it('answers 503 with the time to come again while the database restarts, and goes on by itself', async () => {
  expect((await ask()).status).toBe(404);
  // Fast shutdown: every connection is cut. Whoever opened it here starts it again.
  process.kill(await postmaster(), 'SIGINT');
  const seen: Seen[] = [];
  await expect
    .poll(async () => {
      seen.push(await ask());
      return seen.some(({ status }) => status === 503) && seen.at(-1)?.status;
    }, PATIENCE)
    .toBe(404);
  expect(seen.filter(({ status }) => status !== 404)).toEqual(
    seen.filter(({ status }) => status === 503).map(() => AWAY),
  );
  expect(server.process.exitCode).toBeNull();
});

it('stays, and answers at last, when the database does not answer for a while', async () => {
  await signalAll('SIGSTOP');
  try {
    // More than there are connections: these find none free.
    const asked = Array.from({ length: 30 }, () => ask());
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await wait(STALL_MS);
    await signalAll('SIGCONT');
    const seen = await Promise.all(asked);
    expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([404, 503]));
    for (const each of seen.filter(({ status }) => status === 503)) expect(each).toEqual(AWAY);
  } finally {
    await signalAll('SIGCONT');
  }
  expect((await ask()).status).toBe(404);
});
