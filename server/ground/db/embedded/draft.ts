/** Folders that appear under their name complete or not at all, whoever else makes them at the same time. */
import { randomBytes } from 'node:crypto';
import { access, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Makes a folder unless it is there: it is filled under a private name and renamed. Of several processes that do this
 * at once one wins, and all see the winner's folder. What a killed process left half made is removed.
 * @param fill makes the folder at the path it is given and fills it
 * @returns whether this call made the folder
 */
export async function makeOnce(folder: string, fill: (draft: string) => Promise<void>): Promise<boolean> {
  if (await exists(folder)) return false;
  await sweepDrafts(folder);
  const draft = `${folder}.${process.pid}.${randomBytes(4).toString('hex')}.draft`;
  try {
    await fill(draft);
    await rename(draft, folder);
    return true;
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (await exists(folder)) return false;
    throw error;
  }
}

async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const pid = name.startsWith(`${basename(folder)}.`) && name.match(/\.(\d+)\.[0-9a-f]{8}\.draft$/)?.[1];
    if (pid && !isRunning(Number(pid))) await rm(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
