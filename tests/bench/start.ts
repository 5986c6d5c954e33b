/** The bench of the cold start: from `npm start` to the first page and to the product, making the demo and with data, and in a fresh clone. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Command } from 'commander';
import { makeDataFolder, removeDataFolder } from '../server/dataFolder.ts';
import { waitForDemo } from '../server/process.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const LOOK_EVERY_MS = 10;
/** From `npm start` until the product can be used, on two idle cores. */
const MOST_MS = { withData: 3_000, makingDemo: 10_000 };

/** In milliseconds from `npm start`. */
export type StartFigures = {
  /** The first answer of any page. */
  firstPageMs: number;
  /** The first answer of the product itself, in which one may look from then on. */
  usableMs: number;
  /** The demo is whole, and one may write. */
  wholeMs: number;
};

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

/** Whatever an outer npm has set is not what a person at a terminal has. */
function environment(dataFolder: string, port: number): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(npm_|OPORA_|DATABASE_|NODE_ENV$)/i.test(name));
  return { ...Object.fromEntries(inherited), OPORA_DATA: dataFolder, PORT: String(port) };
}

async function measure(project: string, dataFolder: string): Promise<StartFigures> {
  const port = await findFreePort();
  const begun = performance.now();
  const child = spawn('npm', ['start'], { cwd: project, env: environment(dataFolder, port), stdio: 'ignore' });
  try {
    const url = `http://127.0.0.1:${port}/`;
    const firstPageMs = await waitForPage(child, url, begun, () => true);
    const usableMs = await waitForPage(child, url, begun, (status) => status === 200);
    await waitForDemo(url);
    return { firstPageMs, usableMs, wholeMs: Math.round(performance.now() - begun) };
  } finally {
    await stop(child);
  }
}

async function waitForPage(child: ChildProcess, url: string, begun: number, suits: (status: number) => boolean) {
  while (child.exitCode === null) {
    const response = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => null);
    await response?.text();
    if (response && suits(response.status)) return Math.round(performance.now() - begun);
    await wait(LOOK_EVERY_MS);
  }
  throw new Error(`npm start ended with ${child.exitCode}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** @param project an installed tree whose pages are built, or a fresh clone */
export async function benchStart(project = PROJECT): Promise<{ makingDemo: StartFigures; withData: StartFigures }> {
  const dataFolder = await makeDataFolder();
  try {
    const makingDemo = await measure(project, dataFolder);
    return { makingDemo, withData: await measure(project, dataFolder) };
  } finally {
    await removeDataFolder(dataFolder);
  }
}

/** The same in a clone of the last commit, where the first start installs and builds. */
async function benchFreshClone(): Promise<StartFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-clone-'));
  const dataFolder = await makeDataFolder();
  try {
    await promisify(execFile)('git', ['clone', '--quiet', `file://${PROJECT}`, join(folder, 'opora')]);
    return await measure(join(folder, 'opora'), dataFolder);
  } finally {
    await removeDataFolder(dataFolder);
    await rm(folder, { recursive: true, force: true });
  }
}

export function register(program: Command): void {
  program
    .command('start')
    .description('from npm start to the first page and to the product; best on an idle machine')
    .option('--fresh', 'measure the start of a fresh clone too, with the install')
    .option('--json', 'print the figures as JSON')
    .action(async ({ fresh, json }: { fresh?: boolean; json?: boolean }) => {
      const figures = { ...(await benchStart()), ...(fresh ? { freshClone: await benchFreshClone() } : {}) };
      const lines = Object.entries(figures).map(([name, { firstPageMs, usableMs, wholeMs }]) => {
        return `${name.padEnd(12)} first page ${firstPageMs} ms, product ${usableMs} ms, demo whole ${wholeMs} ms`;
      });
      process.stdout.write(`${json ? JSON.stringify(figures) : lines.join('\n')}\n`);
      const { makingDemo, withData } = figures;
      if (makingDemo.wholeMs > MOST_MS.makingDemo || withData.usableMs > MOST_MS.withData) process.exitCode = 1;
    });
}
