/** The process of the embedded database: found by its lock file, started detached from ours, stopped. */
import { execFile, type StdioOptions, spawn } from 'node:child_process';
import { open, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Cluster, processOptions } from './cluster.ts';

/** PostgreSQL never needs longer in practice; after this its own recovery is the better way out. */
const STOP_PATIENCE_MS = 60_000;
const EMPTY_LOCK_AGE_MS = 5_000;
/**
 * Enough for 64 processes that answer (`OPORA_PROCESSES`, 13 connections each), the worker (16) and commands beside them, whoever of
 * these starts the database. One that nobody uses costs 50 kB of memory that is set aside.
 */
const MOST_CONNECTIONS = 1_000;
const LOG_LIMIT_BYTES = 5_000_000;

/** `socketFolder` is empty for the moment in which PostgreSQL has not yet written it into its lock file. */
export type Postmaster = { pid: number; socketFolder: string };

/**
 * The running process of the cluster, or null. A lock file that a killed process left behind is removed, also when its
 * number now belongs to another process, or to a dead one that nobody has collected: PostgreSQL itself would refuse to start.
 */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const path = join(cluster.folder, 'postmaster.pid');
  const text = await readFile(path, 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (text === '' && (await isOld(path))) await removeLock(path, text);
  if (!text.includes('\n') || !(pid > 0)) return null;
  if (await isServing(pid, cluster.folder)) return { pid, socketFolder: lines[4] ?? '' };
  await removeLock(path, text);
  return null;
}

/** PostgreSQL writes its lock right after making the file, so an empty one that has aged is what a power cut left. */
async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > EMPTY_LOCK_AGE_MS;
}

/** A postmaster's working folder is its cluster, which tells it from any other process that has got its number. */
async function isServing(pid: number, folder: string): Promise<boolean> {
  if (platform() === 'linux') {
    const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    return workingFolder === (await realpath(folder));
  }
  const listed = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return listed.stdout.includes(folder);
}

/** Takes the file away first and looks then, so that the lock of a process that has started meanwhile is put back. */
async function removeLock(path: string, stale: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => {});
  const taken = await readFile(aside, 'utf8').catch(() => stale);
  if (taken === stale) await rm(aside, { force: true });
  else await rename(aside, path);
}

/** `end`: null while the process runs, then its exit code (null for none) and the last lines of what it said. */
export type Launch = { end: { code: number | null; said: string } | null };

/**
 * Starts the postmaster in a session of its own, out of reach of signals to our process group. That it has started does
 * not mean that it serves: of several started at once PostgreSQL lets one live.
 */
export async function launchPostmaster(cluster: Cluster): Promise<Launch> {
  await rotateLog(cluster.log);
  // The lock of the cluster's folder alone decides who may run; the one of a socket that is left over could only mislead.
  await rm(join(cluster.socketFolder, '.s.PGSQL.5432.lock'), { force: true });
  const log = await open(cluster.log, 'a');
  try {
    const { size } = await log.stat();
    const settings = [
      'listen_addresses=',
      'port=5432',
      `max_connections=${MOST_CONNECTIONS}`,
      'timezone=UTC',
      'log_timezone=UTC',
    ];
    const options = ['-D', cluster.folder, '-k', cluster.socketFolder, ...settings.flatMap((one) => ['-c', one])];
    const stdio: StdioOptions = ['ignore', log.fd, log.fd];
    const child = spawn(cluster.binaries.postgres, options, {
      ...processOptions(cluster.account),
      detached: true,
      stdio,
    });
    child.unref();
    const launch: Launch = { end: null };
    child.on('error', (error) => {
      launch.end = { code: null, said: error.message };
    });
    child.on('exit', async (code) => {
      launch.end = { code, said: await readTail(cluster.log, size) };
    });
    return launch;
  } finally {
    await log.close();
  }
}

async function readTail(path: string, from: number): Promise<string> {
  const said = await readFile(path).catch(() => Buffer.alloc(0));
  return said.subarray(from).toString().trim().split('\n').slice(-5).join(' ');
}

async function rotateLog(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found && found.size > LOG_LIMIT_BYTES) await rename(path, `${path}.1`);
}

/** Stops the postmaster: open transactions are rolled back, everything committed is written out. */
export async function stopPostmaster(cluster: Cluster): Promise<void> {
  const running = await findPostmaster(cluster);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  const deadline = performance.now() + STOP_PATIENCE_MS;
  while ((await isServing(running.pid, cluster.folder)) && performance.now() < deadline) await sleep(10);
}
