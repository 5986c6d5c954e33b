/** What the tests of the embedded database share: folders, processes that use it, and a look at the postmaster. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from 'vitest';

const folders: string[] = [];
const openers: ChildProcess[] = [];

/** Whatever a failed test leaves behind is ended and removed too. */
afterEach(async () => {
  for (const opener of openers.splice(0)) opener.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    const pid = await findPostmasterPid(folder);
    if (pid && isRunning(pid)) {
      process.kill(pid, 'SIGQUIT');
      await waitUntil(() => !isRunning(pid));
    }
    await rm(folder, { recursive: true, force: true });
  }
});

/** A data folder that PostgreSQL's account can enter, removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-embedded-'));
  await chmod(folder, 0o711);
  folders.push(folder);
  return folder;
}

export type Opener = {
  pid: number;
  /** What it has said so far. */
  lines: string[];
  kill(signal: NodeJS.Signals): Promise<void>;
};

/** Starts a process that uses the database of the folder; resolves when it has opened it. */
export async function startOpener(folder: string, task = ''): Promise<Opener> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'opener.ts'), folder, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  openers.push(child);
  const ended = once(child, 'exit');
  const lines: string[] = [];
  const pid = Number(child.pid);
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  await waitUntil(() => lines.length > 0 || child.exitCode !== null);
  if (lines[0] !== 'open') throw new Error('The opener did not open the database');
  const kill = async (signal: NodeJS.Signals) => {
    // The whole process group, as a terminal or a supervisor would.
    process.kill(-pid, signal);
    await ended;
  };
  return { pid, lines, kill };
}

/** The number in the lock file of the folder's cluster, whether such a process runs or not; null without a lock file. */
export async function findPostmasterPid(folder: string): Promise<number | null> {
  const text = await readFile(lockFile(folder), 'utf8').catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}

export function lockFile(folder: string): string {
  return join(folder, 'postgres', 'cluster', 'postmaster.pid');
}

/** A dead process that nobody has collected yet (in a container without an init, nobody ever does) does not run. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

export async function waitUntil(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await condition()); tries++) {
    if (tries > 1_500) throw new Error('It did not happen within 15 seconds');
    await sleep(10);
  }
}
