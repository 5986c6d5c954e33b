/** Temporary folders that the account of PostgreSQL can pass through where root runs the tests. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export async function makePassableFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-test-'));
  await chmod(folder, 0o711);
  return folder;
}

/** @returns a path for a data folder, in a new folder of its own */
export async function makeDataFolder(): Promise<string> {
  return join(await makePassableFolder(), 'data');
}

export async function removeDataFolder(dataFolder: string): Promise<void> {
  await rm(dirname(dataFolder), { recursive: true, force: true });
}
