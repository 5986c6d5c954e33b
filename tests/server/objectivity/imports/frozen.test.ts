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
  const storing = {
    importId,
    results: [],
    perSchool: new Map<number, number>(),
    absent: new Map(),
    key,
    progress: () => undefined,
  };
  await db.transaction().execute(async (trx) => {
    await storeResults(importing.opora.services, trx, { ...storing, actor: { by, at: new Date() } });
    const { rows } = await sql`select current_setting('idle_in_transaction_session_timeout') as held`.execute(trx);
    expect(rows).toEqual([{ held: '30s' }]);
  });
});

it('is not waited for by whoever imports the upload again, also where half of a piece has come', async () => {
  const { codeKey: key, db } = importing.opora.services;
  const importId = (await importing.uploaded(csv([row(0)]))).id as number;
  await importing.check(importId);
  const { id: by } = await db.selectFrom('account').select('id').executeTakeFirstOrThrow();
  const storing = {
    importId,
    results: [],
    perSchool: new Map<number, number>(),
    absent: new Map(),
    key,
    progress: () => undefined,
  };
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  let isHeld = false;
  const frozen = db.transaction().execute(async (trx) => {
    await storeResults(importing.opora.services, trx, { ...storing, actor: { by, at: new Date() } });
    // A database that waits for the rest of a message does not call that idle.
    await sql`set local idle_in_transaction_session_timeout = 0`.execute(trx);
    isHeld = true;
    await held;
    await sql`select 1`.execute(trx);
  });
  const lost = expect(frozen).rejects.toThrow();
  await expect.poll(() => isHeld).toBe(true);
  expect((await importing.confirm(importId)).state).toBe('imported');
  letGo();
  await lost;
});
