/** The keys of a template's campaigns: they go along in it, and every application gets a folder of its own with copies. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '../../server/ground/db/schema.ts';
import { findSetting, INSTALLATION_SETTING, putSetting } from '../../server/ground/db/settings.ts';
import { openKeyFolder } from '../../server/ground/key-folder.ts';
import type { Services } from '../../server/services.ts';

const SETTING = 'test.keys';

export async function packKeys({ db, keyFolder }: Services): Promise<void> {
  const keys: Record<string, string | undefined> = {};
  for (const { name } of await keyFolder.list()) keys[name] = (await keyFolder.read(name))?.toString('base64');
  await putSetting(db, SETTING, keys);
}

/** @returns a folder to be used as `OPORA_KEYS`, and to be removed in the end */
export async function unpackKeys(db: Kysely<Database>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'opora-keys-'));
  const installation = await findSetting<string>(db, INSTALLATION_SETTING);
  const keys = (await findSetting<Record<string, string>>(db, SETTING)) ?? {};
  if (installation === null) return path;
  const folder = openKeyFolder(join(path, installation));
  for (const [name, key] of Object.entries(keys)) await folder.write(name, Buffer.from(key, 'base64'));
  return path;
}
