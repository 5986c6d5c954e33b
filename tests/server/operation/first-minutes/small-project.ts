/**
 * A project that the launcher can start in no time: its own `bin/`, two packages in the lock file, and stand-ins for npm, for the
 * build and for the server, which take a step when the test says so.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const PROJECT = resolve(import.meta.dirname, '../../../..');
const PACKAGES = { '': {}, 'node_modules/one': { version: '1.0.0' }, 'node_modules/two': { version: '1.0.0' } };
const OTHER_SYSTEM = { 'node_modules/foreign': { version: '1.0.0', optional: true, os: ['aix'] } };

/** Waits for the file that the test makes. */
const WAIT = `import { existsSync } from 'node:fs'; import { setTimeout as wait } from 'node:timers/promises';
const until = async (name) => { while (!existsSync(name)) await wait(10); };\n`;

const SERVER = `${WAIT}import { createServer } from 'node:http';
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
if (!process.argv.includes('--empty')) {
  process.send({ step: 'demo' });
  process.send({ done: 3, total: 14 });
}
await until('go-server');
createServer(({ url }, response) => {
  if (url === '/leave') process.send({ leaves: true });
  response.end('product ' + process.argv.slice(4));
}).listen({ fd: Number(process.argv[3]) }, () => process.send({ serves: true }, () => process.send({ ready: true })));
`;

/**
 * Lays one package, and the other and the build when the test says so. It may outlive its launcher, and the folder with it:
 * there Node's recursive mkdir would turn round for ever, so it ends instead.
 */
const NPM = `#!${process.execPath}
import('node:fs').then(async ({ existsSync, mkdirSync, writeFileSync }) => {
  const lay = (name, file = 'package.json', text = '{}') => { mkdirSync('node_modules/' + name, { recursive: true }); writeFileSync('node_modules/' + name + '/' + file, text); };
  lay('one');
  while (!existsSync('go-npm') && existsSync('package.json')) await new Promise((again) => setTimeout(again, 10));
  if (!existsSync('package.json')) process.exit(1);
  lay('two');
  lay('vite/bin', 'vite.js', "require('node:fs').mkdirSync('dist/client', { recursive: true })");
});
`;

/** Several processes start one after the other, which takes its time on a busy machine. */
export const PATIENCE = { timeout: 50_000 };

export type Started = {
  process: ChildProcess;
  url: string;
  /** What the launcher and its server have said so far on standard error. */
  said(): string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
};

export type SmallProject = {
  folder: string;
  /** Lets a stand-in take its next step. */
  allow(step: 'npm' | 'server'): Promise<void>;
  /** Replaces npm by another program; null: there is none. */
  setNpm(text: string | null): Promise<void>;
  start(environment?: Record<string, string>, ...options: string[]): Promise<Started>;
};

export async function makeSmallProject(): Promise<SmallProject> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-launcher-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await cp(join(PROJECT, 'bin'), join(folder, 'bin'), { recursive: true });
  for (const name of ['client', 'docs', 'server', 'path']) await mkdir(join(folder, name));
  for (const name of ['docs/methods.md', 'docs/methods.ru.md', 'vite.config.ts', 'tsconfig.json'])
    await writeFile(join(folder, name), '');
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: { ...PACKAGES, ...OTHER_SYSTEM } }));
  await writeFile(join(folder, 'server/main.ts'), SERVER);
  // What the stand-ins for npm call, and nothing else: no npm of this machine is found.
  for (const name of ['ln', 'mkdir']) await symlink(`/bin/${name}`, join(folder, 'path', name));
  const npm = join(folder, 'path', 'npm');
  const setNpm = async (text: string | null) => {
    await rm(npm, { force: true });
    if (text === null) return;
    await writeFile(npm, text);
    await chmod(npm, 0o755);
  };
  await setNpm(NPM);
  return {
    folder,
    setNpm,
    allow: (step) => writeFile(join(folder, `go-${step}`), ''),
    start: (environment = {}, ...options) => start(folder, environment, options),
  };
}

async function start(folder: string, environment: Record<string, string>, options: string[]): Promise<Started> {
  const { DATABASE_URL: _database, NODE_OPTIONS: _options, PORT: _port, ...inherited } = process.env;
  const port = environment.PORT ?? String(await findFreePort());
  const env = {
    ...inherited,
    PATH: join(folder, 'path'),
    ...environment,
    ...(port === '' ? {} : { PORT: port }),
  };
  const child = spawn(process.execPath, ['bin/start.mjs', ...options], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { process: child, url: `http://127.0.0.1:${port}`, said: () => said, ended };
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * A file that is loaded before the launcher and lets it see another machine.
 * @param lines of a CommonJS module, with `process` and `fs` at hand
 * @returns the environment that loads it
 */
export async function pretend(folder: string, lines: string): Promise<Record<string, string>> {
  const file = join(folder, 'machine.cjs');
  if (existsSync(file)) throw new Error('one machine is enough for a test');
  await writeFile(file, `const fs = require('node:fs');\n${lines}\nrequire('node:module').syncBuiltinESMExports();\n`);
  return { NODE_OPTIONS: `--require ${file}` };
}
