/** The application under test: in this process on a cloned database, or as a real process with the demo in it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { buildApp, type Variation } from '../../server/app.ts';
import { assembleServices } from '../../server/assembly.ts';
import type { Role } from '../../server/ground/db/schema.ts';
import type { DemoDescription } from '../../server/operation/demo/description.ts';
import { createAccount } from '../../server/people/identity/auth.ts';
import { insertMembership } from '../../server/people/identity/store.ts';
import type { Clock, Services } from '../../server/services.ts';
import { loadContent } from '../../surveys/load.ts';
import { cloneDatabase } from './database.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const PASSWORD = 'correct horse battery';

/** Tests ask more often in a minute than people do. */
const UNLIMITED = { account: 1e9, secret: 1e9, open: 1e9 };

export type Place = { territoryId: number | null; schoolId: number | null };

export type TestApplication = {
  app: FastifyInstance;
  services: Services;
  url: string;
  /** Makes an account with one role and returns the cookie of a session signed in over HTTP. */
  signInAs(role: Role, place: Place): Promise<string>;
  stop(): Promise<void>;
};

const fail = (error: unknown): void => {
  throw error;
};

/** A clock that a test can move. @param today the day it begins on */
export function movableClock(today = '2026-06-01') {
  let now = new Date(`${today}T09:00:00Z`);
  return {
    now: () => now,
    today: () => now.toISOString().slice(0, 10),
    forward: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
  };
}

/**
 * @param day the day the application believes it is; a function, or a clock of its own, where it moves on during the test
 * @param variation with `publicUrl` as in `OPORA_URL`
 */
export async function startApplication(
  day: string | (() => string) | Clock = '2026-06-01',
  { publicUrl = null, ...variation }: Variation & { publicUrl?: string | null } = {},
): Promise<TestApplication> {
  const { db, drop } = await cloneDatabase();
  const today = typeof day === 'function' ? day : () => (typeof day === 'string' ? day : day.today());
  const clock = typeof day === 'object' ? day : { now: () => new Date(`${today()}T09:00:00Z`), today };
  const services = await assembleServices({ db, content: loadContent(), clock, url: publicUrl }, fail);
  const app = await buildApp(services, 'silent', { limits: UNLIMITED, ...variation });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  let accounts = 0;
  return {
    app,
    services,
    url,
    async signInAs(role, place) {
      accounts += 1;
      const username = `${role}.${accounts}`;
      const id = await createAccount(services.auth, { username, name: role, password: PASSWORD });
      await insertMembership(db, id, { role, ...place });
      const cookie = await signIn(url, username, PASSWORD, publicUrl ?? url);
      // As after its set-up, which has tests of its own: the session has passed the second factor that some roles need.
      await db.updateTable('account').set({ twoFactorEnabled: true }).where('id', '=', id).execute();
      return cookie;
    },
    async stop() {
      await app.close();
      await services.sealer.idle();
      await services.refresher.idle();
      await drop();
    },
  };
}

/** @returns the session's cookie. Throws with the response when the sign-in is refused */
export async function signIn(url: string, username: string, password: string, origin = url): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export type DemoProcess = DemoDescription & {
  dataFolder: string;
  process: ChildProcess;
  /** Stops by SIGTERM and removes the data. */
  stop(): Promise<void>;
};

/** A data folder that the unprivileged user of the database can enter, in a new folder. */
export async function makeDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-'));
  await chmod(folder, 0o755);
  return join(folder, 'data');
}

export async function removeDataFolder(dataFolder: string): Promise<void> {
  await rm(dirname(dataFolder), { recursive: true, force: true });
}

/** What `opora demo --json` says, in a process of its own. */
export async function askDemo(dataFolder: string): Promise<DemoDescription> {
  const env = { ...process.env, OPORA_DATA: dataFolder };
  const command = promisify(execFile);
  const { stdout } = await command(process.execPath, ['server/cli.ts', 'demo', '--json'], { cwd: PROJECT, env });
  return JSON.parse(stdout) as DemoDescription;
}

/**
 * A real server process with the demo in a data folder of its own.
 * @param seeded a data folder with the demo to begin from; without one the server seeds it
 */
export async function startDemo(seeded?: string): Promise<DemoProcess> {
  const dataFolder = await makeDataFolder();
  // With owners and rights, which PostgreSQL insists on.
  if (seeded) await promisify(execFile)('cp', ['-a', seeded, dataFolder]);
  const child = await startServer(dataFolder);
  return {
    ...(await askDemo(dataFolder)),
    dataFolder,
    process: child,
    async stop() {
      await stopServer(child);
      await removeDataFolder(dataFolder);
    },
  };
}

/** Starts `server/main.ts` in a process group of its own and waits until it says that it is ready. */
export async function startServer(dataFolder: string, ...args: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['server/main.ts', ...args], {
    cwd: PROJECT,
    env: { ...process.env, OPORA_DATA: dataFolder, PORT: '0', NODE_ENV: 'test' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let complaints = '';
  child.stderr?.on('data', (chunk) => {
    complaints += chunk;
  });
  await new Promise<void>((ready, failed) => {
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${complaints}`)));
    if (child.stdout) createInterface(child.stdout).on('line', (line) => line.startsWith('Opora is ready') && ready());
  });
  return child;
}

export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}
