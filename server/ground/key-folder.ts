/**
 * Keys as files of a folder outside the database and its data folder, so that no log, dump or copy of the database takes them
 * along. Several processes share one folder; every key has a name of its own, and is written once.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The code of errors by keys that cannot be had from the folder, or not be put there. */
export const KEY_MISSING = 'OPORA_KEY_MISSING';

const SUFFIX = '.key';
export type KeyFolder = {
  path: string;
  /** The key is on the disk, also after a loss of power, when this resolves. */
  write(name: string, key: Uint8Array): Promise<void>;
  /** Null where there is no such key. */
  read(name: string): Promise<Buffer | null>;
  /** Overwrites the key and removes it; one that is gone already is no error. */
  destroy(name: string): Promise<void>;
  /** All keys, each with its age in milliseconds. */
  list(): Promise<{ name: string; age: number }[]>;
};

/** @param path of the folder, which is made (mode 700) with the first key */
export function openKeyFolder(path: string): KeyFolder {
  const fileOf = (name: string) => join(path, `${name}${SUFFIX}`);
  const sync = () => withFile(path, 'r', (folder) => folder.sync());
  return {
    path,
    async write(name, key) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      // Listed like a key, so that what a crash leaves half-written is found as one that no campaign has.
      const draft = fileOf(`${name}.${randomBytes(4).toString('hex')}`);
      await withFile(
        draft,
        'wx',
        async (file) => {
          await file.writeFile(key);
          await file.sync();
        },
        0o600,
      );
      await rename(draft, fileOf(name));
      await sync();
    },
    read: (name) => readFile(fileOf(name)).catch(nullWhereMissing),
    async destroy(name) {
      // Another process may destroy it at the same time.
      const file = await open(fileOf(name), 'r+').catch(nullWhereMissing);
      if (file === null) return;
      try {
        const { size } = await file.stat();
        await file.write(randomBytes(size), 0, size, 0);
        await file.sync();
      } finally {
        await file.close();
      }
      await rm(fileOf(name), { force: true });
      await sync();
    },
    async list() {
      const files = (await readdir(path).catch(nullWhereMissing)) ?? [];
      const keys: { name: string; age: number }[] = [];
      for (const file of files.filter((file) => file.endsWith(SUFFIX))) {
        const changed = await stat(join(path, file)).then(({ mtimeMs }) => mtimeMs, nullWhereMissing);
        if (changed !== null) keys.push({ name: file.slice(0, -SUFFIX.length), age: Date.now() - changed });
      }
      return keys;
    },
  };
}

async function withFile(
  path: string,
  flags: string,
  act: (file: Awaited<ReturnType<typeof open>>) => Promise<unknown>,
  mode?: number,
): Promise<void> {
  const file = await open(path, flags, mode);
  try {
    await act(file);
  } finally {
    await file.close();
  }
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
