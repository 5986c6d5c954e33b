import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../../../analytics/random.ts';
import { tallyAnswers } from '../../../analytics/tally.ts';
import { sealCampaign } from '../../../server/answering/sealing/mix.ts';
import { createForms } from '../../../server/answering/submissions/forms.ts';
import { type Arrival, storeArrivals } from '../../../server/answering/submissions/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { answersOf, makeLink, makeWorld, type World } from '../world.ts';

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

async function plans() {
  const { plan } = await createForms(opora.services.db).get(world.campaignId, 'student');
  return () => plan;
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

/** Straight into the inbox, past the batcher, so that nothing seals by itself. */
const store = (batch: Arrival[]) => storeArrivals(opora.services.db, batch, '2026-06-01');

async function rows(table: 'inbox' | 'submission') {
  const { rows: found } = await sql<{ id: string; answers: Buffer; xmin: string; ctid: string }>`
    select id::text, answers, xmin::text, ctid::text from ${sql.table(table)}
    where campaign_id = ${world.campaignId} order by ctid`.execute(opora.services.db);
  return found;
}

const cell = () =>
  opora.services.db
    .selectFrom('cell')
    .select(['received', 'sealed'])
    .where('campaign_id', '=', world.campaignId)
    .where('school_id', '=', world.schoolIds[0])
    .where('audience', '=', 'student')
    .where('grade', '=', 6)
    .executeTakeFirstOrThrow();

describe('the pool mix', () => {
  it('moves nothing while fewer than ten wait', async () => {
    await store(arrivals(9));
    expect(await sealCampaign(opora.services.db, world.campaignId, await plans(), draw)).toEqual([]);
    expect(await rows('submission')).toHaveLength(0);
  });

  it('moves five of ten, and leaves five', async () => {
    await store(arrivals(10));
    const sealed = await sealCampaign(opora.services.db, world.campaignId, await plans(), draw);
    expect(sealed.map(({ n }) => n)).toEqual([5]);
    expect([(await rows('inbox')).length, (await rows('submission')).length]).toEqual([5, 5]);
    expect(await cell()).toEqual({ received: 10, sealed: 5 });
  });

  it('keeps no trace of arrival: on the disk rows stand in the order of their ids, all of one transaction', async () => {
    for (const arrival of arrivals(23)) await store([arrival]);
    await sealCampaign(opora.services.db, world.campaignId, await plans(), draw);
    for (const table of ['inbox', 'submission'] as const) {
      const found = await rows(table);
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
      const batch = arrivals(10);
      for (const [index, arrival] of batch.entries()) arrival.answers[0] = 1 + (index % 4);
      const marked = batch.map((arrival, index) => ({
        ...arrival,
        answers: arrival.answers.with(1, 1 + (index >> 2)),
      }));
      await store(marked);
      await sealCampaign(opora.services.db, world.campaignId, await plans(), draw);
      for (const { answers } of await rows('inbox')) stayed[(answers[1] - 1) * 4 + answers[0] - 1] += 1;
    }
    // Binomial(60, ½): 5 standard deviations are 19 away from 30.
    for (const n of stayed) expect(Math.abs(n - rounds / 2)).toBeLessThan(19);
  });

  it('closing moves what is five or more, and leaves fewer than five waiting', async () => {
    await store(arrivals(7));
    expect(
      (await sealCampaign(opora.services.db, world.campaignId, await plans(), draw, true)).map(({ n }) => n),
    ).toEqual([7]);
    expect(await rows('inbox')).toHaveLength(0);
  });

  it('closing a cell of four releases nothing', async () => {
    await store(arrivals(4));
    expect(await sealCampaign(opora.services.db, world.campaignId, await plans(), draw, true)).toEqual([]);
    expect(await rows('inbox')).toHaveLength(4);
    expect(await cell()).toEqual({ received: 4, sealed: 0 });
  });

  it('the tally is that of the sealed answers, whatever the batches were', async () => {
    const plan = (await plans())();
    for (let batch = 0; batch < 4; batch++) {
      await store(arrivals(11));
      await sealCampaign(opora.services.db, world.campaignId, () => plan, draw);
    }
    const { tally } = await opora.services.db
      .selectFrom('tally')
      .select('tally')
      .where('campaign_id', '=', world.campaignId)
      .executeTakeFirstOrThrow();
    const sealed = await rows('submission');
    expect(tally).toEqual(
      tallyAnswers(
        plan,
        sealed.map(({ answers }) => answers),
      ),
    );
    expect(tally.answers).toBe((await cell()).sealed);
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
