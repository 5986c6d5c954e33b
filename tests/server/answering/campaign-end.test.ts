/** The end of a campaign and the life of its keys. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCampaignKeys } from '../../../server/answering/envelopes/keys.ts';
import { emptyPools } from '../../../server/answering/sealing/mix.ts';
import { createBatcher } from '../../../server/answering/submissions/batcher.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { countCell, makeLink, sealForGood, setState } from '../world.ts';
import { makePool, type Pool } from './pool.ts';

let opora: TestApplication;
let pool: Pool;

beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());
beforeEach(async () => {
  pool = await makePool(opora.services);
});

describe('closing', () => {
  it('moves nothing, however many wait, and opening again neither', async () => {
    await pool.store(pool.arrivals(9));
    await setState(opora.services, pool.world.campaignId, 'closed');
    expect(await pool.mix()).toEqual([]);
    await setState(opora.services, pool.world.campaignId, 'open');
    expect(await pool.mix()).toEqual([]);
    expect(await pool.cell()).toEqual({ received: 9, sealed: 0, waiting: 9 });
  });

  it('lets what was finished before still come, by links too, and mixes on', async () => {
    const first = pool.arrivals(6);
    await pool.store(first);
    await setState(opora.services, pool.world.campaignId, 'closed');
    expect(await pool.store(first.slice(0, 2))).toEqual(['known', 'known']);
    expect(await pool.store(pool.arrivals(4))).toEqual(['stored', 'stored', 'stored', 'stored']);
    expect(await pool.mix()).toEqual([5]);
  });
});

describe('sealing for good', () => {
  const seal = async () => (await sealForGood(opora.services, pool.world.campaignId)).map(({ n }) => n);

  it('moves what is five or more, deletes what is fewer, forgets the ids and destroys the keys', async () => {
    const other = await makeLink(opora.services, pool.world, { audience: 'teacher', grade: 0 });
    await pool.store(pool.arrivals(7));
    await pool.store(pool.arrivals(4).map((arrival) => ({ ...arrival, code: other, audience: 'teacher', grade: 0 })));
    expect(await keyNames()).toHaveLength(2);
    expect(await seal()).toEqual([7]);
    expect(await pool.cell()).toEqual({ received: 7, sealed: 7, waiting: 0 });
    expect(await countCell(opora.services, pool.world, 'teacher', 0)).toEqual({ received: 4, sealed: 0, waiting: 0 });
    expect(await keyNames()).toEqual([]);
    for (const table of ['arrived', 'campaign_key', 'inbox'] as const)
      expect(
        await opora.services.db
          .selectFrom(table)
          .selectAll()
          .where('campaign_id', '=', pool.world.campaignId)
          .execute(),
      ).toEqual([]);
  });

  it('is final: nothing is taken any more, and no key is made', async () => {
    const sent = pool.arrivals(5);
    await pool.store(sent);
    await seal();
    expect(await pool.store([...sent, ...pool.arrivals(1)])).toEqual(new Array(6).fill('closed'));
    expect(await keyNames()).toEqual([]);
  });

  it('is done again where a crash came before the keys were destroyed', async () => {
    await pool.store(pool.arrivals(6));
    await opora.services.db
      .updateTable('campaign')
      .set({ state: 'sealed', seals_on: null })
      .where('id', '=', pool.world.campaignId)
      .execute();
    await emptyPools(await pool.mixing(), pool.world.campaignId);
    expect(await keyNames()).toHaveLength(2);
    expect(await seal()).toEqual([]);
    expect(await keyNames()).toEqual([]);
    expect(await pool.cell()).toEqual({ received: 6, sealed: 6, waiting: 0 });
  });

  const keyNames = async () =>
    (await opora.services.keyFolder.list()).filter(({ name }) => name.startsWith(`${pool.world.campaignId}.`));
});

describe('the daily new key', () => {
  it('encrypts anew what waits, destroys the old one, and loses no answer on its way', async () => {
    const { campaignKeys, db, keyFolder, sealer } = opora.services;
    const sent = pool.arrivals(8);
    await pool.store(sent);
    const before = await pool.rows('inbox');
    const old = before.length > 0 && (await db.selectFrom('inbox').select('key_id').executeTakeFirstOrThrow()).key_id;
    // Encrypted under the old key, stored after the new one has come.
    const { seal } = (await campaignKeys.writing(pool.world.campaignId)) ?? {};
    expect(seal).toBeDefined();
    await sealer.renewKey(pool.world.campaignId);
    expect((await keyFolder.list()).map(({ name }) => name)).not.toContain(`${pool.world.campaignId}.${old}`);
    const after = await pool.rows('inbox');
    expect(after).toHaveLength(8);
    expect(after.filter(({ id }) => before.some((row) => row.id === id))).toEqual([]);
    const plain = (sets: Uint8Array[]) => sets.map((set) => Buffer.from(set).toString('hex')).toSorted();
    expect(plain(await pool.waiting())).toEqual(plain(sent.map(({ answers }) => answers)));
    expect(await pool.store(sent)).toEqual(new Array(8).fill('known'));
  });

  it('a server that still has the old key stores under the new one', async () => {
    const { db, keyFolder } = opora.services;
    const elsewhere = createCampaignKeys(db, keyFolder, () => '2026-06-01');
    const batcher = createBatcher({ db, keys: elsewhere, week: () => '2026-06-01', stored: () => undefined });
    await batcher.submit(pool.arrivals(1)[0]);
    await opora.services.sealer.renewKey(pool.world.campaignId);
    expect(await batcher.submit(pool.arrivals(1)[0])).toBe('stored');
    const current = await db
      .selectFrom('campaign_key')
      .select('id')
      .where('campaign_id', '=', pool.world.campaignId)
      .where('purpose', '=', 'inbox')
      .execute();
    const under = await db
      .selectFrom('inbox')
      .select('key_id')
      .where('campaign_id', '=', pool.world.campaignId)
      .execute();
    expect(new Set(under.map(({ key_id }) => key_id))).toEqual(new Set(current.map(({ id }) => id)));
  });
});
