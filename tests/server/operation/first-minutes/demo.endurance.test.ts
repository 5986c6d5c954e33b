import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDataFolder, removeDataFolder } from '../../dataFolder.ts';
import { askDemo } from '../../process.ts';
import { findFreePort } from './small-project.ts';

const PROJECT = resolve(import.meta.dirname, '../../../..');
const PATIENCE = { timeout: 240_000, interval: 50 };

let dataFolder: string;
let url: string;
let child: ChildProcess;

beforeEach(async () => {
  dataFolder = await makeDataFolder();
});
afterEach(async () => {
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

type About = { demo: { accounts: { role: string; username: string; password: string }[]; filling: Filling | null } };
type Filling = { done: number; total: number };

async function about(): Promise<About | null> {
  const response = await fetch(`${url}/api/about`).catch(() => null);
  return response?.ok ? ((await response.json()) as About) : null;
}

const filling = async () => (await about())?.demo.filling;

const send = (path: string, body: object, cookie = '') =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });

const statusOf = (path: string) =>
  fetch(url + path).then(
    ({ status }) => status,
    () => 0,
  );

async function signInAsChief(): Promise<string> {
  const account = (await about())?.demo.accounts.find(({ role }) => role === 'chief');
  const response = await send('/api/auth/sign-in/username', {
    username: account?.username,
    password: account?.password,
  });
  expect(response.status).toBe(200);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

it('lets one look while the demo fills, and makes it anew when that was cut off', async () => {
  await start();
  await expect.poll(filling, PATIENCE).toMatchObject({ total: 13 });
  const cookie = await signInAsChief();
  for (const path of ['/', '/public', '/schools']) expect(await statusOf(path), path).toBe(200);
  const schools = await fetch(`${url}/api/schools`, { headers: { cookie } });
  expect(((await schools.json()) as { schools: unknown[] }).schools).toHaveLength(20);

  const refused = await send('/api/campaigns', {}, cookie);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '3']);
  expect(await refused.json()).toMatchObject({ code: 'demoFilling' });
  expect(await filling()).not.toBeNull();
  process.kill(-Number(child.pid), 'SIGKILL');
  await once(child, 'exit');

  await start();
  await expect.poll(filling, PATIENCE).toBeNull();
  // Now it is the right of the role that decides.
  expect((await send('/api/campaigns', {}, await signInAsChief())).status).toBe(403);
  const { accounts, links } = await askDemo(dataFolder);
  expect(accounts).toHaveLength(9);
  for (const { code } of links) expect(await statusOf(`/api/survey/${code}`)).toBe(200);

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 500_000);

it('ends in order when it is stopped while the demo fills', async () => {
  await start();
  await expect.poll(filling, PATIENCE).toMatchObject({ total: 13 });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 300_000);
