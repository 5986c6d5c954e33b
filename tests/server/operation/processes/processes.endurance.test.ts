/** Several processes answer on one socket (`OPORA_PROCESSES`): each of them, also while others stand still or are killed. */
import { execFile } from 'node:child_process';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../../server/ground/db/connect.ts';
import { loadContent } from '../../../../surveys/load.ts';
import { makeDataFolder, removeDataFolder } from '../../dataFolder.ts';
import { askDemo, type ServerProcess, startServerWith, stopServer } from '../../process.ts';
import { answerOn, createAsker } from '../kills/people.ts';

const PROCESSES = 3;
const PHONES = 8;

describe('several processes that answer', () => {
  let dataFolder: string;
  let server: ServerProcess;
  let code: string;
  const answers = Object.fromEntries(loadContent().questionnaires.student.items.map(({ name }) => [name, 3]));
  const start = () => startServerWith({ OPORA_PROCESSES: String(PROCESSES) }, dataFolder);
  const first = (): number => server.process.pid ?? 0;
  const address = (): string => /^Opora is ready: (\S+)/m.exec(server.said())?.[1] ?? '';

  beforeAll(async () => {
    dataFolder = await makeDataFolder();
    server = await start();
    const { links } = await askDemo(dataFolder);
    code = links.find(({ audience }) => audience === 'student')?.code ?? '';
    await inDatabase(async (db) => {
      await db.updateTable('survey_link').set({ cap: 1_000_000 }).where('code', '=', code).execute();
      await db.updateTable('cell').set({ roll: 1_000_000 }).execute();
    });
  }, 120_000);
  afterAll(async () => {
    await stopServer(server);
    await removeDataFolder(dataFolder);
  });

  type Work<Result> = (db: Awaited<ReturnType<typeof openDatabase>>['db']) => Promise<Result>;
  async function inDatabase<Result>(work: Work<Result>): Promise<Result> {
    const { close, db } = await openDatabase({ databaseUrl: null, dataFolder }, 'opora test');
    return work(db).finally(close);
  }

  const received = (): Promise<number> =>
    inDatabase(async (db) => {
      const rows = await db.selectFrom('cell_count').select('received').execute();
      return rows.reduce((sum, row) => sum + row.received, 0);
    });

  /** The processes of the server that run a file. */
  async function pidsOf(file: string): Promise<number[]> {
    const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=,ppid=,args=']);
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/));
    return rows
      .filter(([, parent, ...words]) => Number(parent) === first() && words.join(' ').includes(file))
      .map(([pid]) => Number(pid));
  }
  const answerers = () => pidsOf('answerer.ts');
  const seeAll = () => expect.poll(async () => (await answerers()).length).toBe(PROCESSES - 1);

  /** Sends answers on a connection of their own. @returns the status */
  function answer(): Promise<number> {
    return new Promise((done, failed) => {
      const headers = { 'content-type': 'application/json' };
      const url = `${address()}/api/survey/${code}/submissions`;
      const asked = request(url, { method: 'POST', agent: false, headers, timeout: 60_000 }, (response) => {
        response.resume();
        done(response.statusCode ?? 0);
      });
      asked.on('timeout', () => asked.destroy(new Error('nobody answers')));
      asked.on('error', failed);
      asked.end(JSON.stringify({ id: crypto.randomUUID(), answers }));
    });
  }

  it('takes answers through each of them, also while all others stand still', async () => {
    await seeAll();
    const all = [first(), ...(await answerers())];
    const before = await received();
    for (const only of all) {
      const others = all.filter((pid) => pid !== only);
      try {
        for (const pid of others) process.kill(pid, 'SIGSTOP');
        expect(await answer()).toBe(201);
      } finally {
        for (const pid of others) process.kill(pid, 'SIGCONT');
      }
    }
    expect(await received()).toBe(before + PROCESSES);
  });

  it('loses nothing that was acknowledged when they are killed under load, and starts them again', async () => {
    const asker = createAsker(address);
    const before = await received();
    let isOver = false;
    const phones = Array.from({ length: PHONES }, () => answerOn(asker, code, answers, () => isOver));
    const seen = new Set(await answerers());
    for (let kill = 0; kill < 3; kill += 1) {
      await wait(700);
      const [victim] = await answerers();
      process.kill(victim, 'SIGKILL');
      await expect.poll(async () => (await answerers()).includes(victim)).toBe(false);
      await seeAll();
      for (const pid of await answerers()) seen.add(pid);
    }
    isOver = true;
    const acknowledged = new Set((await Promise.all(phones)).flat());
    expect(seen.size).toBe(PROCESSES - 1 + 3);
    expect(acknowledged.size).toBeGreaterThan(PHONES);
    expect(await received()).toBe(before + acknowledged.size);
  });

  it('ends all of them with the first, be that killed or told to stop', async () => {
    const killed = await answerers();
    process.kill(first(), 'SIGKILL');
    await expect.poll(() => killed.filter(isAlive)).toEqual([]);
    server = await start();
    await seeAll();
    const stopped = [...(await answerers()), ...(await pidsOf('worker.ts'))];
    expect(stopped).toHaveLength(PROCESSES);
    await stopServer(server);
    expect(server.process.exitCode).toBe(0);
    expect(stopped.filter(isAlive)).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
