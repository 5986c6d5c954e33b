/** An import whose process stands still in the middle: the database gives its work back to others. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeResults } from '../../../../server/objectivity/imports/storing.ts';
import { csv, type Importing, row, startImporting } from './importing.ts';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.opora.stop());

it('holds its upload no longer than half a minute', async () => {
  const { codeKey: key, db } = importing.opora.services;
  const importId = (await importing.uploaded(csv([row(0)]))).id as number;
  const { id: by } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
  const storing = { importId, results: [], perSchool: new Map<number, number>(), key, progress: () => undefined };
  await db.transaction().execute(async (trx) => {
    await storeResults(trx, { ...storing, actor: { by, at: new Date() } });
    const { rows } = await sql`select current_setting('idle_in_transaction_session_timeout') as held`.execute(trx);
    expect(rows).toEqual([{ held: '30s' }]);
  });
});
