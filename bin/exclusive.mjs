/** One process at a time, on built-in modules alone. */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const PAUSE_MS = 200;

/**
 * Runs the work while no other process of this account does it for the same folder; waits as long as one does.
 * The lock of a process that was killed is taken over.
 * @param {string} folder
 * @param {() => void} onWait called once when there is somebody to wait for
 * @param {() => Promise<void>} work
 */
export async function exclusively(folder, onWait, work) {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const path = join(tmpdir(), `opora-prepare-${userInfo().uid}-${hash}.lock`);
  let waited = false;
  while (!take(path)) {
    if (!waited) onWait();
    waited = true;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  try {
    await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = read(path);
  if (holder === '' ? isOld(path) : !isRunning(Number(holder))) discard(path, holder);
  return false;
}

/** Takes the file away first and looks then: a lock that somebody has taken meanwhile is put back. */
function discard(path, holder) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

/** The number is written right after the file is made, so an empty one that has aged is what a killed process left. */
function isOld(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs > 5_000;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
