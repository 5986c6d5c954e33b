/** An upload whose check or import is cancelled: the work stops, nothing of it is stored, and its page says so. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UPLOAD_WORK, type UploadWork } from '../../../../server/objectivity/imports/job.ts';
import { workOnUpload } from '../../../../server/objectivity/imports/work.ts';
import { ask } from '../../asking.ts';
import { csv, type Importing, row, startImporting } from './importing.ts';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.opora.stop());

const upload = async (): Promise<number> =>
  (await importing.uploaded(csv(Array.from({ length: 3000 }, (_, n) => row(n))))).id as number;

/** Does the work and cancels it as soon as it tells how far it has come. @returns what it is ended with */
async function cancelled(work: UploadWork): Promise<unknown> {
  const cancelling = new AbortController();
  const run = { signal: cancelling.signal, progress: () => cancelling.abort('cancelled') };
  return workOnUpload(importing.opora.services, work, run).catch((error: unknown) => error);
}

describe('a cancelled upload', () => {
  it('ends the thread that checks it, and keeps no preview', async () => {
    const uploadId = await upload();
    const { mapping } = await importing.detail(uploadId);
    const { territoryId } = importing.world;
    expect(await cancelled({ kind: 'check', uploadId, territoryId, mapping, schoolId: null })).toBe('cancelled');
    expect(await importing.detail(uploadId)).toMatchObject({ state: 'uploaded', preview: null });
  });

  it('takes back what its import has stored', async () => {
    const uploadId = await upload();
    expect((await importing.check(uploadId)).preview?.good).toBe(3000);
    const { db } = importing.opora.services;
    const { id: by } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
    const { territoryId } = importing.world;
    expect(await cancelled({ kind: 'import', uploadId, territoryId, by })).toBe('cancelled');
    expect(await importing.detail(uploadId)).toMatchObject({ state: 'uploaded' });
    const { rows } = await sql`select from vpr_result where import_id = ${uploadId}`.execute(db);
    expect(rows).toEqual([]);
  });

  it('says on its page that the work was interrupted, and can be checked again', async () => {
    const { opora, world } = importing;
    const { db, jobs } = opora.services;
    const administrator = await opora.signInAs('administrator', { territoryId: world.territoryId, schoolId: null });
    const uploadId = await upload();
    const { mapping } = await importing.detail(uploadId);
    // The check waits for the description of the test, so that it is under way when it is cancelled.
    await db.transaction().execute(async (trx) => {
      await sql`lock table vpr_test in access exclusive mode`.execute(trx);
      await importing.post(`/api/vpr-imports/${uploadId}/check`, { mapping });
      await expect.poll(async () => (await jobs.find(UPLOAD_WORK, String(uploadId)))?.state).toBe('running');
      const { id } = (await jobs.find(UPLOAD_WORK, String(uploadId))) ?? { id: '' };
      const path = `/api/jobs/${UPLOAD_WORK.name}/${id}/cancel`;
      expect((await ask(opora, administrator, 'POST', path)).status).toBe(200);
      expect((await importing.detail(uploadId)).job).toMatchObject({ kind: 'check', failed: 'interrupted' });
    });
    expect((await importing.check(uploadId)).preview).toMatchObject({ good: 3000 });
  });
});
