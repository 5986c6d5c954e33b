/**
 * For development: the server, restarted when its sources or the content change, and the pages from Vite, reloaded as
 * they change. Open the address that Vite prints: it passes /api on to the server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const PROJECT = resolve(import.meta.dirname, '..');
const PAGES_PORT = 5173;
const serverPort = process.env.PORT ?? '8080';
const watched = ['server', 'analytics', 'surveys'].map((folder) => `--watch-path=${folder}`);

const children = [
  // The links that the server prints lead to the pages as Vite serves them.
  start(['--watch-preserve-output', ...watched, 'server/main.ts', ...process.argv.slice(2)], {
    PORT: serverPort,
    OPORA_URL: process.env.OPORA_URL ?? `http://127.0.0.1:${PAGES_PORT}`,
  }),
  start(['node_modules/vite/bin/vite.js', '--host', '127.0.0.1', '--port', String(PAGES_PORT), '--strictPort'], {
    OPORA_URL: `http://127.0.0.1:${serverPort}`,
  }),
];

function start(options: string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, options, { cwd: PROJECT, env: { ...process.env, ...environment }, stdio: 'inherit' });
}

const stop = (): void => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
for (const child of children) child.on('exit', stop);
