/**
 * Clusters of PostgreSQL that are filled once and copied by every run of the tests. They are kept beside the libraries,
 * under a name that says what they were made from: where a source changes, the next run makes a new one.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createPool } from '../../server/ground/db/connect.ts';
import { makeOnce } from '../../server/ground/db/embedded/draft.ts';
import { openEmbedded } from '../../server/ground/db/embedded.ts';
import { makePassableFolder } from './dataFolder.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const KEPT = join(PROJECT, 'node_modules/.cache/opora-tests');

/** Of each kind: enough for somebody who goes back and forth between branches. */
const MOST_KEPT = 3;

/** Tests need not survive a power cut: nothing waits for the disk. */
const SETTINGS = ['fsync', 'synchronous_commit', 'full_page_writes'];

export type KeptCluster = {
  kind: string;
  /** Files and folders of the project that decide what is in it. */
  sources: readonly string[];
  /** What else decides, such as a day. */
  circumstances: string;
  /** @param url address of the maintenance database of a new cluster */
  fill(url: string): Promise<void>;
};

/**
 * Starts a copy of a cluster, which is made first where none is kept. Two runs that make one at the same time both do so,
 * and one of the two results is kept.
 */
export async function openCopy(cluster: KeptCluster): Promise<{ url: string; close(): Promise<void> }> {
  await mkdir(KEPT, { recursive: true });
  const kept = join(KEPT, `${cluster.kind}-${await hashSources(cluster)}`);
  await makeOnce(kept, (draft) => make(draft, cluster));
  await utimes(kept, new Date(), new Date());
  await forgetOldest(cluster.kind);
  const folder = await makePassableFolder();
  const data = join(folder, 'data');
  await copy(kept, data);
  const { close, url } = await openEmbedded(data);
  return {
    url,
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

/** It grows among the temporary folders, because the account of PostgreSQL may be unable to enter the project. */
async function make(draft: string, { fill }: KeptCluster): Promise<void> {
  const folder = await makePassableFolder();
  const data = join(folder, 'data');
  const embedded = await openEmbedded(data);
  try {
    const pool = createPool({ connectionString: embedded.url, max: 1 });
    for (const setting of SETTINGS) await pool.query(`alter system set ${setting} = off`);
    await pool.query('select pg_reload_conf()');
    await pool.end();
    await fill(embedded.url);
    await embedded.close();
    await copy(data, draft);
  } finally {
    await embedded.close();
    await rm(folder, { recursive: true });
  }
}

/** With owners and rights, which PostgreSQL insists on. */
async function copy(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to]);
}

async function hashSources({ circumstances, sources }: KeptCluster): Promise<string> {
  const hash = createHash('sha256').update(circumstances);
  for (const source of sources) {
    for (const path of await listFiles(join(PROJECT, source))) {
      hash.update(`\0${path.slice(PROJECT.length)}\0`).update(await readFile(path));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function listFiles(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ name, parentPath }) => join(parentPath, name)).sort();
}

async function forgetOldest(kind: string): Promise<void> {
  const names = (await readdir(KEPT)).filter((name) => name.startsWith(`${kind}-`) && !name.endsWith('.draft'));
  const dated = await Promise.all(names.map(async (name) => ({ name, used: (await stat(join(KEPT, name))).mtimeMs })));
  const old = dated.sort((a, b) => b.used - a.used).slice(MOST_KEPT);
  for (const { name } of old) await rm(join(KEPT, name), { recursive: true, force: true });
}
