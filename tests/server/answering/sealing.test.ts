import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tallyAnswers } from '../../../analytics/tally.ts';
import { deleteMarks, markChanged, readMarks } from '../../../server/answering/changed-schools/store.ts';
import { mixCampaign } from '../../../server/answering/sealing/mix.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { takeRefreshingLock } from '../../../server/profiles/profiles/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { answersOf } from '../world.ts';
import { makePool, type Pool, random } from './pool.ts';

let opora: TestApplication;
let pool: Pool;

beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());
beforeEach(async () => {
  pool = await makePool(opora.services);
});

describe('the pool mix', () => {
  it('moves nothing while fewer than ten wait', async () => {
    await pool.store(pool.arrivals(9));
    expect(await pool.mix()).toEqual([]);
    expect(await pool.rows('submission')).toHaveLength(0);
  });

  it('moves five of ten, and leaves five', async () => {
    await pool.store(pool.arrivals(10));
    expect(await pool.mix()).toEqual([5]);
    expect(await pool.cell()).toEqual({ received: 10, sealed: 5, waiting: 5 });
  });

  it('moves no more than there are people of the group, and the others wait', async () => {
    await pool.store(pool.arrivals(25));
    expect(await pool.mix()).toEqual([20]);
    await pool.store(pool.arrivals(20));
    expect(await pool.mix()).toEqual([10]);
    await pool.store(pool.arrivals(20));
    expect(await pool.mix()).toEqual([]);
    expect(await pool.cell()).toEqual({ received: 65, sealed: 30, waiting: 35 });
  });

  it('leaves nothing of what came on what moved or stayed: ids and ciphertexts are new, and stand in the order of the ids', async () => {
    for (const arrival of pool.arrivals(23)) await pool.store([arrival]);
    const before = await pool.rows('inbox');
    await pool.mix();
    const moved = await pool.rows('submission');
    const stayed = await pool.rows('inbox');
    expect([moved.length, stayed.length]).toEqual([18, 5]);
    const old = new Set(before.flatMap(({ content, id }) => [id, content.toString('hex')]));
    for (const { content, id } of [...moved, ...stayed]) {
      expect(old.has(id)).toBe(false);
      expect(old.has(content.toString('hex'))).toBe(false);
    }
    for (const found of [moved, stayed]) {
      // PostgreSQL fills a page's free places first and then goes on: in the order of ids, begun anew at most once.
      const descents = found.filter(({ id }, index) => index > 0 && id < found[index - 1].id);
      expect(descents.length).toBeLessThanOrEqual(1);
      expect(new Set(found.map(({ xmin }) => xmin)).size).toBe(1);
    }
  });

  it('draws at random: over many rounds each arrival is as likely to stay as any other', async () => {
    const stayed = new Array<number>(10).fill(0);
    const rounds = 60;
    for (let round = 0; round < rounds; round++) {
      pool = await makePool(opora.services);
      const marked = pool.arrivals(10).map((arrival, index) => ({
        ...arrival,
        answers: arrival.answers.with(0, 1 + (index % 4)).with(1, 1 + (index >> 2)),
      }));
      await pool.store(marked);
      await pool.mix();
      for (const answers of await pool.waiting()) stayed[(answers[1] - 1) * 4 + answers[0] - 1] += 1;
    }
    // Binomial(60, ½): 5 standard deviations are 19 away from 30.
    for (const n of stayed) expect(Math.abs(n - rounds / 2)).toBeLessThan(19);
  });

  it('the tally is that of the sealed answers, whatever the batches were', async () => {
    pool = await makePool(opora.services, 60);
    for (let batch = 0; batch < 4; batch++) {
      await pool.store(pool.arrivals(11));
      await pool.mix();
    }
    const { tally } = await opora.services.db
      .selectFrom('tally')
      .select('tally')
      .where('campaign_id', '=', pool.world.campaignId)
      .executeTakeFirstOrThrow();
    const sealed = await pool.rows('submission');
    const { plans } = await pool.mixing();
    expect(tally).toEqual(
      tallyAnswers(
        plans({ campaignId: pool.world.campaignId, schoolId: 0, audience: 'student', grade: 6 }),
        sealed.map(({ content }) => content),
      ),
    );
    expect(tally.answers).toBe((await pool.cell()).sealed);
  });
});

describe('an arrival', () => {
  it('waits neither for a sealing nor for a refreshing that is under way, and a sealing for no refreshing', async () => {
    const { db } = opora.services;
    await pool.store(pool.arrivals(12));
    await markChanged(db, pool.world.campaignId, pool.world.schoolIds[0]);
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    // A refreshing has read the marks, and will delete them; it is not done yet.
    const refreshing = db.transaction().execute(async (trx) => {
      await takeRefreshingLock(trx, pool.world.campaignId);
      await deleteMarks(trx, await readMarks(trx, pool.world.campaignId));
      begun.resolve();
      await held.promise;
    });
    await Promise.race([begun.promise, refreshing]);
    const holds = Promise.withResolvers<void>();
    const inside = Promise.withResolvers<void>();
    // A sealing has moved what is due of the cell, and is not done yet.
    const sealing = db.transaction().execute(async (trx) => {
      expect(
        (await mixCampaign({ ...(await pool.mixing()), db: within(trx) }, pool.world.campaignId)).map(({ n }) => n),
      ).toEqual([7]);
      inside.resolve();
      await holds.promise;
    });
    await Promise.race([inside.promise, sealing]);
    expect(await pool.store(pool.arrivals(3))).toEqual(['stored', 'stored', 'stored']);
    expect(await pool.cell()).toEqual({ received: 15, sealed: 0, waiting: 15 });
    for (const { resolve } of [holds, held]) resolve();
    await Promise.all([sealing, refreshing]);
    expect(await pool.cell()).toEqual({ received: 15, sealed: 7, waiting: 8 });
    // The mark of the sealing came after those that were read.
    expect((await readMarks(db, pool.world.campaignId)).schoolIds).toEqual([pool.world.schoolIds[0]]);
  });

  /** Transactions of the sealing become parts of one that stays open. */
  const within = (trx: Kysely<Database>) =>
    new Proxy(trx, {
      get: (target, name) => {
        if (name === 'transaction')
          return () => ({ execute: <T>(work: (inner: Kysely<Database>) => Promise<T>) => work(target) });
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
});

describe('the same answers sent again while the sealer moves them', () => {
  it('are stored once', async () => {
    const answers = answersOf(opora.services);
    const ids = Array.from({ length: 120 }, () => randomUUID());
    const send = (id: string) =>
      fetch(`${opora.url}/api/survey/${pool.code}/submissions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, answers }),
      }).then((response) => response.status);
    // Every id is sent three times, in shuffled order, while the sealer runs after every batch.
    const sends = [...ids, ...ids, ...ids].toSorted(() => random() - 0.5);
    const statuses = await Promise.all(sends.map(send));
    await opora.services.jobs.idle();
    expect(statuses.filter((status) => status === 201)).toHaveLength(ids.length);
    expect(statuses.filter((status) => status === 200)).toHaveLength(2 * ids.length);
    expect((await pool.rows('inbox')).length + (await pool.rows('submission')).length).toBe(ids.length);
    expect(await pool.cell()).toMatchObject({ received: ids.length });
    // The row of a job would tell when answers came.
    const jobs = await sql`select name, state, output from jobs.job where name in ('sealing', 'refreshing')`.execute(
      opora.services.db,
    );
    expect(jobs.rows).toEqual([]);
  });
});
