/**
 * The file of an upload, from its choosing to its import: encrypted with a key of its own in the key folder, which no dump or copy of
 * the database has, and for a day at most.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '../../../ground/db/schema.ts';
import { KEY_MISSING } from '../../../ground/key-folder.ts';
import type { Services } from '../../../services.ts';
import { insertUpload, type NewUpload } from '../store.ts';
import { deleteOldUploads, findBytes, findWaitingIds, putBytes } from './store.ts';

const CIPHER = 'aes-256-gcm';
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16];
const DAY_MS = 86_400_000;
/** What another process is just taking in has no row yet. */
const SETTLED_MS = 3_600_000;

const PREFIX = 'upload.';
const nameOf = (id: number): string => `${PREFIX}${id}`;

type Keys = Pick<Services, 'keyFolder'>;

/** Takes a file in. @returns the id of the upload. @throws where the key folder takes no key */
export async function keepUpload(
  { keyFolder }: Keys,
  trx: Kysely<Database>,
  { bytes, ...upload }: NewUpload & { bytes: Buffer },
): Promise<number> {
  const id = await insertUpload(trx, upload);
  const [key, nonce] = [randomBytes(KEY_BYTES), randomBytes(NONCE_BYTES)];
  await keyFolder.write(nameOf(id), key).catch((cause: unknown) => {
    const message = `the key folder ${keyFolder.path} takes no key of upload ${id}`;
    throw Object.assign(new Error(message, { cause }), { code: KEY_MISSING });
  });
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(nameOf(id)));
  const sealed = [cipher.update(bytes), cipher.final()];
  await putBytes(trx, id, Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]));
  return id;
}

/** @returns the file; null where it, or its key, is gone */
export async function openUpload({ db, keyFolder }: Keys & Pick<Services, 'db'>, id: number): Promise<Buffer | null> {
  const [kept, key] = [await findBytes(db, id), await keyFolder.read(nameOf(id))];
  if (!kept || !key) return null;
  const begin = NONCE_BYTES + TAG_BYTES;
  const cipher = createDecipheriv(CIPHER, key, kept.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(nameOf(id))).setAuthTag(kept.subarray(NONCE_BYTES, begin));
  return Buffer.concat([cipher.update(kept.subarray(begin)), cipher.final()]);
}

/** Of a file that was imported or dropped. */
export const forgetKey = ({ keyFolder }: Keys, id: number): Promise<void> => keyFolder.destroy(nameOf(id));

/** Deletes uploads that have waited for a day, and keys that no upload needs. */
export async function forgetOldUploads({
  clock,
  db,
  keyFolder,
}: Pick<Services, 'clock' | 'db' | 'keyFolder'>): Promise<void> {
  await deleteOldUploads(db, new Date(clock.now().getTime() - DAY_MS));
  const files = (await keyFolder.list()).filter(({ name }) => name.startsWith(PREFIX));
  if (files.length === 0) return;
  const waiting = new Set((await findWaitingIds(db)).map(nameOf));
  for (const { age, name } of files) if (!waiting.has(name) && age > SETTLED_MS) await keyFolder.destroy(name);
}
