/** What is kept of a file that waits to be imported, and for how long. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openUpload } from '../../../../server/objectivity/imports/kept-file/keeping.ts';
import { sweep } from '../../../../server/sweep.ts';
import { csv, type Importing, row, startImporting } from './importing.ts';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.opora.stop());

const FILE = csv([row(1), row(2)]);
const take = async () => (await importing.uploaded(FILE)).id as number;
const stored = (id: number) =>
  importing.opora.services.db.selectFrom('vpr_import').selectAll().where('id', '=', id).executeTakeFirst();
const keyOf = (id: number) => importing.opora.services.keyFolder.read(`upload.${id}`);

it('is encrypted in the database, with a key that is in the key folder alone', async () => {
  const id = await take();
  const bytes = (await stored(id))?.bytes as Buffer;
  expect(bytes.length).toBe(Buffer.byteLength(FILE) + 28);
  for (const text of ['6А', 'Школа', '602']) expect(bytes.includes(text)).toBe(false);
  expect((await openUpload(importing.opora.services, id))?.toString()).toBe(FILE);
  expect((await keyOf(id))?.length).toBe(32);
  // Whoever has the database and another key reads nothing.
  await importing.opora.services.keyFolder.write(`upload.${id}`, Buffer.alloc(32));
  await expect(openUpload(importing.opora.services, id)).rejects.toThrow();
  await importing.opora.services.keyFolder.destroy(`upload.${id}`);
  expect(await openUpload(importing.opora.services, id)).toBeNull();
});

it('is gone with its key once it is imported, or dropped', async () => {
  const [imported, dropped] = [await take(), await take()];
  await importing.check(imported);
  expect((await importing.confirm(imported)).state).toBe('imported');
  expect((await stored(imported))?.bytes).toBeNull();
  const init = { method: 'DELETE', headers: { cookie: importing.cookie, origin: importing.opora.url } };
  expect((await fetch(`${importing.opora.url}/api/vpr-imports/${dropped}`, init)).status).toBe(204);
  expect(await stored(dropped)).toBeUndefined();
  expect([await keyOf(imported), await keyOf(dropped)]).toEqual([null, null]);
});

it('is forgotten after a day', async () => {
  const id = await take();
  const { clock } = importing.opora.services;
  const after = (hours: number) => ({ ...clock, now: () => new Date(clock.now().getTime() + hours * 3_600_000) });
  await sweep({ ...importing.opora.services, clock: after(23) });
  expect(await stored(id)).toBeDefined();
  await sweep({ ...importing.opora.services, clock: after(25) });
  expect(await stored(id)).toBeUndefined();
});
