import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDataFolder, removeDataFolder } from '../../dataFolder.ts';
import { askDemo } from '../../process.ts';
import { findFreePort } from './small-project.ts';

const PROJECT = resolve(import.meta.dirname, '../../../..');
const PATIENCE = { timeout: 240_000, interval: 50 };

type Step = { name: string; state: string; done?: number; total?: number };

let dataFolder: string;
let url: string;
let child: ChildProcess;

beforeAll(async () => {
  dataFolder = await makeDataFolder();
});
afterAll(async () => {
  if (child.exitCode === null && child.signalCode === null) process.kill(-Number(child.pid), 'SIGKILL');
  await removeDataFolder(dataFolder);
});

async function start(): Promise<void> {
  const port = await findFreePort();
  url = `http://127.0.0.1:${port}`;
  child = spawn(process.execPath, ['bin/start.mjs'], {
    cwd: PROJECT,
    env: { ...process.env, OPORA_DATA: dataFolder, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
}

async function findDemoStep(): Promise<Step | undefined> {
  const { steps } = (await (await fetch(`${url}/healthz`)).json()) as { steps?: Step[] };
  return steps?.find(({ name }) => name === 'demo');
}

const statusOf = (path: string) =>
  fetch(url + path).then(
    ({ status }) => status,
    () => 0,
  );

it('shows nothing of a demo that is half made, and makes it anew when it was cut off', async () => {
  await start();
  await expect.poll(() => findDemoStep().catch(() => null), PATIENCE).toMatchObject({ state: 'running', total: 14 });
  for (const path of ['/', '/public', '/api/about', '/s/ANYCODE', '/api/survey/ANYCODE'])
    expect(await statusOf(path), path).toBe(503);
  process.kill(-Number(child.pid), 'SIGKILL');
  await once(child, 'exit');

  await start();
  await expect.poll(() => statusOf('/healthz'), PATIENCE).toBe(200);
  const { accounts, links } = await askDemo(dataFolder);
  expect(accounts).toHaveLength(9);
  for (const { code } of links) expect(await statusOf(`/api/survey/${code}`)).toBe(200);

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 500_000);
