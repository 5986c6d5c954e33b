/** Opora as real processes: the server, and the command beside it. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { DemoDescription } from '../../server/operation/demo/description.ts';
import type { AboutResponse } from '../../server/people/identity/schemas.ts';
import { makeDataFolder, removeDataFolder } from './dataFolder.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const LOOK_EVERY_MS = 10;

export type ServerProcess = {
  process: ChildProcess;
  /** What it has printed so far. */
  said(): string;
};

export type DemoProcess = DemoDescription & {
  /** Stops by SIGTERM and removes the data. */
  stop(): Promise<void>;
};

/** What `opora demo --json` says, in a process of its own. */
export async function askDemo(dataFolder: string): Promise<DemoDescription> {
  const env = { ...process.env, OPORA_DATA: dataFolder };
  const command = promisify(execFile);
  const { stdout } = await command(process.execPath, ['server/cli.ts', 'demo', '--json'], { cwd: PROJECT, env });
  return JSON.parse(stdout) as DemoDescription;
}

/** Waits until the demo is whole: one may look at it, but not write, while it fills. */
export async function waitForDemo(url: string): Promise<void> {
  const isFilling = async (): Promise<boolean> => {
    const { demo } = (await (await fetch(new URL('/api/about', url))).json()) as AboutResponse;
    return demo?.filling !== null;
  };
  while (await isFilling()) await wait(LOOK_EVERY_MS);
}

/** A real server process that has made the whole demo in a data folder of its own. */
export async function startDemoProcess(): Promise<DemoProcess> {
  const dataFolder = await makeDataFolder();
  const server = await startServer(dataFolder);
  const description = await askDemo(dataFolder);
  await waitForDemo(description.url);
  return {
    ...description,
    async stop() {
      await stopServer(server);
      await removeDataFolder(dataFolder);
    },
  };
}

/** Starts `server/main.ts` in a process group of its own and waits until it says that it is ready. */
export function startServer(dataFolder: string, ...args: string[]): Promise<ServerProcess> {
  return startServerWith({}, dataFolder, ...args);
}

/** The same with more in its environment. */
export async function startServerWith(
  more: Record<string, string>,
  dataFolder: string,
  ...args: string[]
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['server/main.ts', ...args], {
    cwd: PROJECT,
    env: { ...process.env, OPORA_DATA: dataFolder, PORT: '0', NODE_ENV: 'test', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  await new Promise<void>((ready, failed) => {
    child.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${complaints}`)));
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (/^Opora is ready.*\n/m.test(said)) ready();
    });
  });
  return { process: child, said: () => said };
}

export async function stopServer({ process: child }: ServerProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}
