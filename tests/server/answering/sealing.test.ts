import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../analytics/random.ts';
import { tallyAnswers } from '../../../analytics/tally.ts';
import { updateCampaign } from '../../../server/answering/campaigns/life/store.ts';
import { deleteMarks, markChanged, readMarks } from '../../../server/answering/changed-schools/store.ts';
import { createCampaignKeys } from '../../../server/answering/envelopes/keys.ts';
import { emptyPools, type Mixing, mixCampaign } from '../../../server/answering/sealing/mix.ts';
import { type Arrival, createBatcher, type Outcome } from '../../../server/answering/submissions/batcher.ts';
import { createForms } from '../../../server/answering/submissions/forms.ts';
import type { Database } from '../../../server/ground/db/schema.ts';
import { takeRefreshingLock } from '../../../server/profiles/profiles/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { answersOf, countCell, makeLink, makeWorld, sealForGood, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let code: string;

beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());
beforeEach(async () => {
  world = await makeWorld(opora.services);
  code = await makeLink(opora.services, world, { cap: 1000 });
});

const random = seededRandom(7);
const draw = (limit: number): number => Math.floor(random() * limit);

/** What moves, as the sealer moves it, with this test's draw; past the jobs, so that nothing seals by itself. */
async function mix(): Promise<number[]> {
  return (await mixCampaign(await mixing(), world.campaignId)).map(({ n }) => n);
}

async function mixing(): Promise<Mixing> {
  const { campaignKeys, db } = opora.services;
  const { plan } = await createForms(db).get(world.campaignId, 'student');
  return { db, keys: campaignKeys, plans: () => plan, draw };
}

function arrivals(n: number): Arrival[] {
  const items = opora.services.content.questionnaires.student.items.length;
  return Array.from({ length: n }, () => ({
    code,
    campaignId: world.campaignId,
    schoolId: world.schoolIds[0],
    audience: 'student' as const,
    grade: 6,
    id: randomUUID(),
    answers: Uint8Array.from({ length: items }, () => 1 + draw(4)),
    doubtful: false,
  }));
}

/** By a batcher that tells nobody, so that nothing seals by itself. */
function store(batch: Arrival[]): Promise<Outcome[]> {
  const { campaignKeys, db } = opora.services;
  const batcher = createBatcher({ db, keys: campaignKeys, week: () => '2026-06-01', stored: () => undefined });
  return Promise.all(batch.map((arrival) => batcher.submit(arrival)));
}

async function rows(table: 'inbox' | 'submission') {
  const { rows: found } = await sql<{ id: string; content: Buffer; xmin: string; ctid: string }>`
    select id::text, ${sql.ref(table === 'inbox' ? 'sealed' : 'answers')} as content, xmin::text, ctid::text
    from ${sql.table(table)} where campaign_id = ${world.campaignId} order by ctid`.execute(opora.services.db);
  return found;
}

/** The answers that wait, opened with the campaign's key. */
async function waiting(): Promise<Uint8Array[]> {
  const { campaignKeys, db } = opora.services;
  const reading = await campaignKeys.reading(world.campaignId);
  const found = await db
    .selectFrom('inbox')
    .select(['key_id as keyId', 'sealed'])
    .where('campaign_id', '=', world.campaignId)
    .execute();
  const cell = { campaignId: world.campaignId, schoolId: world.schoolIds[0], audience: 'student', grade: 6 } as const;
  return Promise.all(found.map(async (row) => (await reading.open(cell, row)).answers));
}

const cell = () => countCell(opora.services, world);

describe('the pool mix', () => {
  it('moves nothing while fewer than ten wait', async () => {
    await store(arrivals(9));
    expect(await mix()).toEqual([]);
    expect(await rows('submission')).toHaveLength(0);
  });

  it('moves five of ten, and leaves five', async () => {
    await store(arrivals(10));
    expect(await mix()).toEqual([5]);
    expect(await cell()).toEqual({ received: 10, sealed: 5, waiting: 5 });
  });

  it('moves no more than there are people of the group, and the others wait', async () => {
    await store(arrivals(25));
    expect(await mix()).toEqual([20]);
    await store(arrivals(20));
    expect(await mix()).toEqual([10]);
    await store(arrivals(20));
    expect(await mix()).toEqual([]);
    expect(await cell()).toEqual({ received: 65, sealed: 30, waiting: 35 });
  });

  it('leaves nothing of what came on what moved or stayed: ids and ciphertexts are new, and stand in the order of the ids', async () => {
    for (const arrival of arrivals(23)) await store([arrival]);
    const before = await rows('inbox');
    await mix();
    const moved = await rows('submission');
    const stayed = await rows('inbox');
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
      world = await makeWorld(opora.services, 1);
      code = await makeLink(opora.services, world, { cap: 1000 });
      const marked = arrivals(10).map((arrival, index) => ({
        ...arrival,
        answers: arrival.answers.with(0, 1 + (index % 4)).with(1, 1 + (index >> 2)),
      }));
      await store(marked);
      await mix();
      for (const answers of await waiting()) stayed[(answers[1] - 1) * 4 + answers[0] - 1] += 1;
    }
    // Binomial(60, ½): 5 standard deviations are 19 away from 30.
    for (const n of stayed) expect(Math.abs(n - rounds / 2)).toBeLessThan(19);
  });

  it('the tally is that of the sealed answers, whatever the batches were', async () => {
    world = await makeWorld(opora.services, 1, 60);
    code = await makeLink(opora.services, world, { cap: 1000 });
    for (let batch = 0; batch < 4; batch++) {
      await store(arrivals(11));
      await mix();
    }
    const { tally } = await opora.services.db
      .selectFrom('tally')
      .select('tally')
      .where('campaign_id', '=', world.campaignId)
      .executeTakeFirstOrThrow();
    const sealed = await rows('submission');
    const { plans } = await mixing();
    expect(tally).toEqual(
      tallyAnswers(
        plans({ campaignId: world.campaignId, schoolId: 0, audience: 'student', grade: 6 }),
        sealed.map(({ content }) => content),
      ),
    );
    expect(tally.answers).toBe((await cell()).sealed);
  });
});

describe('closing', () => {
  it('moves nothing, however many wait, and opening again neither', async () => {
    await store(arrivals(9));
    await updateCampaign(opora.services.db, world.campaignId, { state: 'closed', sealsOn: '2026-06-15' });
    expect(await mix()).toEqual([]);
    await updateCampaign(opora.services.db, world.campaignId, { state: 'open', sealsOn: null });
    expect(await mix()).toEqual([]);
    expect(await cell()).toEqual({ received: 9, sealed: 0, waiting: 9 });
  });

  it('lets what was finished before still come, by links too, and mixes on', async () => {
    const first = arrivals(6);
    await store(first);
    await updateCampaign(opora.services.db, world.campaignId, { state: 'closed', sealsOn: '2026-06-15' });
    expect(await store(first.slice(0, 2))).toEqual(['known', 'known']);
    expect(await store(arrivals(4))).toEqual(['stored', 'stored', 'stored', 'stored']);
    expect(await mix()).toEqual([5]);
  });
});

describe('sealing for good', () => {
  const seal = async () => (await sealForGood(opora.services, world.campaignId)).map(({ n }) => n);

  it('moves what is five or more, deletes what is fewer, forgets the ids and destroys the keys', async () => {
    const other = await makeLink(opora.services, world, { audience: 'teacher', grade: 0 });
    await store(arrivals(7));
    await store(arrivals(4).map((arrival) => ({ ...arrival, code: other, audience: 'teacher', grade: 0 })));
    expect(await keyNames()).toHaveLength(2);
    expect(await seal()).toEqual([7]);
    expect(await cell()).toEqual({ received: 7, sealed: 7, waiting: 0 });
    expect(await countCell(opora.services, world, 'teacher', 0)).toEqual({ received: 4, sealed: 0, waiting: 0 });
    expect(await keyNames()).toEqual([]);
    for (const table of ['arrived', 'campaign_key', 'inbox'] as const)
      expect(
        await opora.services.db.selectFrom(table).selectAll().where('campaign_id', '=', world.campaignId).execute(),
      ).toEqual([]);
  });

  it('is final: nothing is taken any more, and no key is made', async () => {
    const sent = arrivals(5);
    await store(sent);
    await seal();
    expect(await store([...sent, ...arrivals(1)])).toEqual(new Array(6).fill('closed'));
    expect(await keyNames()).toEqual([]);
  });

  it('is done again where a crash came before the keys were destroyed', async () => {
    await store(arrivals(6));
    await updateCampaign(opora.services.db, world.campaignId, { state: 'sealed', sealsOn: null });
    await emptyPools(await mixing(), world.campaignId);
    expect(await keyNames()).toHaveLength(2);
    expect(await seal()).toEqual([]);
    expect(await keyNames()).toEqual([]);
    expect(await cell()).toEqual({ received: 6, sealed: 6, waiting: 0 });
  });

  const keyNames = async () =>
    (await opora.services.keyFolder.list()).filter(({ name }) => name.startsWith(`${world.campaignId}.`));
});

describe('the daily new key', () => {
  it('encrypts anew what waits, destroys the old one, and loses no answer on its way', async () => {
    const { campaignKeys, db, keyFolder, sealer } = opora.services;
    const sent = arrivals(8);
    await store(sent);
    const before = await rows('inbox');
    const old = before.length > 0 && (await db.selectFrom('inbox').select('key_id').executeTakeFirstOrThrow()).key_id;
    // Encrypted under the old key, stored after the new one has come.
    const { seal } = (await campaignKeys.writing(world.campaignId)) ?? {};
    expect(seal).toBeDefined();
    await sealer.renewKey(world.campaignId);
    expect((await keyFolder.list()).map(({ name }) => name)).not.toContain(`${world.campaignId}.${old}`);
    const after = await rows('inbox');
    expect(after).toHaveLength(8);
    expect(after.filter(({ id }) => before.some((row) => row.id === id))).toEqual([]);
    const plain = (sets: Uint8Array[]) => sets.map((set) => Buffer.from(set).toString('hex')).toSorted();
    expect(plain(await waiting())).toEqual(plain(sent.map(({ answers }) => answers)));
    expect(await store(sent)).toEqual(new Array(8).fill('known'));
  });

  it('a server that still has the old key stores under the new one', async () => {
    const { campaignKeys, db, keyFolder } = opora.services;
    const elsewhere = createCampaignKeys(db, keyFolder, () => '2026-06-01');
    const batcher = createBatcher({ db, keys: elsewhere, week: () => '2026-06-01', stored: () => undefined });
    await batcher.submit(arrivals(1)[0]);
    await opora.services.sealer.renewKey(world.campaignId);
    expect(await batcher.submit(arrivals(1)[0])).toBe('stored');
    const current = await db
      .selectFrom('campaign_key')
      .select('id')
      .where('campaign_id', '=', world.campaignId)
      .where('purpose', '=', 'inbox')
      .execute();
    const under = await db.selectFrom('inbox').select('key_id').where('campaign_id', '=', world.campaignId).execute();
    expect(new Set(under.map(({ key_id }) => key_id))).toEqual(new Set(current.map(({ id }) => id)));
    expect(campaignKeys).toBeDefined();
  });
});

describe('an arrival', () => {
  it('waits neither for a sealing nor for a refreshing that is under way, and a sealing for no refreshing', async () => {
    const { db } = opora.services;
    await store(arrivals(12));
    await markChanged(db, world.campaignId, world.schoolIds[0]);
    const held = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    // A refreshing has read the marks, and will delete them; it is not done yet.
    const refreshing = db.transaction().execute(async (trx) => {
      await takeRefreshingLock(trx, world.campaignId);
      await deleteMarks(trx, await readMarks(trx, world.campaignId));
      begun.resolve();
      await held.promise;
    });
    await Promise.race([begun.promise, refreshing]);
    const holds = Promise.withResolvers<void>();
    const inside = Promise.withResolvers<void>();
    // A sealing has moved what is due of the cell, and is not done yet.
    const sealing = db.transaction().execute(async (trx) => {
      expect((await mixCampaign({ ...(await mixing()), db: within(trx) }, world.campaignId)).map(({ n }) => n)).toEqual(
        [7],
      );
      inside.resolve();
      await holds.promise;
    });
    await Promise.race([inside.promise, sealing]);
    expect(await store(arrivals(3))).toEqual(['stored', 'stored', 'stored']);
    expect(await cell()).toEqual({ received: 15, sealed: 0, waiting: 15 });
    for (const { resolve } of [holds, held]) resolve();
    await Promise.all([sealing, refreshing]);
    expect(await cell()).toEqual({ received: 15, sealed: 7, waiting: 8 });
    // The mark of the sealing came after those that were read.
    expect((await readMarks(db, world.campaignId)).schoolIds).toEqual([world.schoolIds[0]]);
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
      fetch(`${opora.url}/api/survey/${code}/submissions`, {
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
    expect((await rows('inbox')).length + (await rows('submission')).length).toBe(ids.length);
    expect(await cell()).toMatchObject({ received: ids.length });
    // The row of a job would tell when answers came.
    const jobs = await sql`select name from jobs.job where name in ('sealing', 'refreshing')`.execute(
      opora.services.db,
    );
    expect(jobs.rows).toEqual([]);
  });
});
