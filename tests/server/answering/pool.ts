/** A cell of pupils whose answers are stored by a batcher that tells nobody, so that nothing is sealed by itself. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { seededRandom } from '../../../analytics/random.ts';
import { type Mixing, mixCampaign } from '../../../server/answering/sealing/mix.ts';
import { type Arrival, createBatcher, type Outcome } from '../../../server/answering/submissions/batcher.ts';
import { createForms } from '../../../server/answering/submissions/forms.ts';
import type { Services } from '../../../server/services.ts';
import { countCell, makeLink, makeWorld, type World } from '../world.ts';

export const random = seededRandom(7);
export const draw = (limit: number): number => Math.floor(random() * limit);

export type Pool = Awaited<ReturnType<typeof makePool>>;

/** @param people of each group of the one school */
export async function makePool(services: Services, people = 30) {
  const world: World = await makeWorld(services, 1, people);
  const code = await makeLink(services, world, { cap: 1000 });

  /** What moves, as the sealer moves it, with this test's draw; past the jobs, so that nothing seals by itself. */
  async function mix(): Promise<number[]> {
    return (await mixCampaign(await mixing(), world.campaignId)).map(({ n }) => n);
  }

  async function mixing(): Promise<Mixing> {
    const { campaignKeys, db } = services;
    const { plan } = await createForms(db).get(world.campaignId, 'student');
    return { db, keys: campaignKeys, plans: () => plan, draw };
  }

  function arrivals(n: number): Arrival[] {
    const items = services.content.questionnaires.student.items.length;
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
    const { campaignKeys, db } = services;
    const batcher = createBatcher({ db, keys: campaignKeys, week: () => '2026-06-01', stored: () => undefined });
    return Promise.all(batch.map((arrival) => batcher.submit(arrival)));
  }

  async function rows(table: 'inbox' | 'submission') {
    const { rows: found } = await sql<{ id: string; content: Buffer; xmin: string; ctid: string }>`
      select id::text, ${sql.ref(table === 'inbox' ? 'sealed' : 'answers')} as content, xmin::text, ctid::text
      from ${sql.table(table)} where campaign_id = ${world.campaignId} order by ctid`.execute(services.db);
    return found;
  }

  /** The answers that wait, opened with the campaign's key. */
  async function waiting(): Promise<Uint8Array[]> {
    const { campaignKeys, db } = services;
    const reading = await campaignKeys.reading(world.campaignId);
    const found = await db
      .selectFrom('inbox')
      .select(['key_id as keyId', 'sealed'])
      .where('campaign_id', '=', world.campaignId)
      .execute();
    const cell = { campaignId: world.campaignId, schoolId: world.schoolIds[0], audience: 'student', grade: 6 } as const;
    return Promise.all(found.map(async (row) => (await reading.open(cell, row)).answers));
  }

  const cell = () => countCell(services, world);
  return { world, code, mix, mixing, arrivals, store, rows, waiting, cell };
}
