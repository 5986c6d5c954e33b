/** `opora jobs`, `opora serve` and `opora work` as they are typed, on a database of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SEALING } from '../../../../server/answering/sealing/job.ts';
import { type Jobs, openJobs } from '../../../../server/ground/jobs/jobs.ts';
import { ANALYSIS } from '../../../../server/objectivity/findings/job.ts';
import type { JobsResponse, JobView } from '../../../../server/operation/jobs/schemas.ts';
import { loadContent } from '../../../../surveys/load.ts';
import { runCommand } from '../../command.ts';
import { cloneDatabase, type TestDatabase } from '../../database.ts';
import { makeWorld, type World } from '../../world.ts';

const PROJECT = resolve(import.meta.dirname, '../../../..');

let database: TestDatabase;
let world: World;
/** Asks for work and does none. */
let jobs: Jobs;
const started: ChildProcess[] = [];

const failed = (error: unknown): void => {
  throw error;
};

beforeAll(async () => {
  database = await cloneDatabase();
  const { connection, db } = database;
  world = await makeWorld({ content: loadContent(), db });
  jobs = await openJobs({ connection, db, works: 'nothing', gatherMs: 0, failed });
  await jobs.send(SEALING, { campaignId: world.campaignId });
});
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await jobs.stop();
  await database.drop();
});

const environment = () => ({ DATABASE_URL: database.url });
const opora = (...args: string[]) => runCommand(args, { environment: environment() });
const listed = async (): Promise<JobsResponse> => JSON.parse((await opora('jobs', '--json')).out);
const first = async (): Promise<JobView> => (await listed()).jobs[0] as JobView;

/** A command that goes on until a signal, with what it has said so far. */
function start(...args: string[]): { child: ChildProcess; said(): string } {
  const env = { ...process.env, ...environment(), PORT: '0' };
  const child = spawn(process.execPath, ['server/cli.ts', ...args], { cwd: PROJECT, env });
  started.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  return { child, said: () => said };
}

async function stop({ child }: ReturnType<typeof start>): Promise<number | null> {
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  return code;
}

describe('opora jobs', () => {
  it('shows what waits as a table, and says that nobody does the work', async () => {
    const { code, out } = await opora('jobs');
    expect(code).toBe(0);
    const [warning, head, row] = out.split('\n');
    expect(warning).toBe('no process does this work: start one by `opora work`');
    expect(head).toMatch(/^kind +on +state +since \(UTC\) +tries +id$/);
    expect(row).toMatch(/^sealing +Опрос +waiting +[\d-]{10} [\d:]{8} +0 of 6 +[\da-f-]{36}$/);
    expect((await opora('jobs', '--lang', 'en')).out).toContain('Survey');
  });

  it('prints as JSON what the page shows', async () => {
    const { kinds, works } = await listed();
    expect(works).toBe(false);
    expect(kinds).toEqual([{ kind: 'sealing', waiting: 1, running: 0, failed: 0, done: 0 }]);
    expect(await first()).toMatchObject({ kind: 'sealing', state: 'waiting', may: 'cancel' });
  });

  it('cancels what waits and has it done again', async () => {
    const { id } = await first();
    expect((await opora('jobs', 'cancel', id)).out).toBe(`sealing ${id}: cancelled\n`);
    expect(await first()).toMatchObject({ state: 'cancelled', may: 'retry' });
    expect((await opora('jobs', 'retry', id)).out).toBe(`sealing ${id}: waits again\n`);
    expect(await first()).toMatchObject({ id, state: 'waiting' });
  });

  it('refuses with code 2 and a sentence what cannot be done', async () => {
    const { id } = await first();
    for (const args of [['retry', id], ['cancel', crypto.randomUUID()], ['cancel', 'x'], ['cancel']]) {
      const { code, err } = await opora('jobs', ...args);
      expect([args, code]).toEqual([args, 2]);
      expect(err).toMatch(/^opora: .+\n$/);
    }
  });
});

describe('opora serve and opora work', () => {
  it('answer people and do the work, each alone, until a signal', async () => {
    const server = start('serve', '--empty');
    await expect.poll(server.said, { timeout: 45_000 }).toMatch(/^Opora is ready: /m);
    const [, url] = server.said().match(/^Opora is ready: (\S+)/m) ?? [];
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await listed()).toMatchObject({ works: false, jobs: [{ state: 'waiting' }] });

    const worker = start('work');
    await expect.poll(() => jobs.find(SEALING, String(world.campaignId)), { timeout: 45_000 }).toBeNull();
    await jobs.send(ANALYSIS, { territoryId: world.territoryId });
    await expect.poll(async () => (await jobs.find(ANALYSIS, String(world.territoryId)))?.state).toBe('done');
    expect((await listed()).works).toBe(true);

    expect(await stop(worker)).toBe(0);
    expect((await listed()).works).toBe(false);
    expect(await stop(server)).toBe(0);
  }, 150_000);
});
