import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Arrival, createBatcher } from '../../../server/answering/submissions/batcher.ts';
import type { ItemsResponse } from '../../../server/profiles/disclosure/schemas.ts';
import type { ProfilesResponse, SchoolProfileResponse } from '../../../server/profiles/profiles/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { read } from '../asking.ts';
import { makeLink, makeWorld, sealForGood, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let analyst: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 4);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  // Six of twenty pupils of the first school hurried, three of twenty of the second, none of the third. They are stored by a
  // batcher that tells nobody, so that all are sealed in one step and not in random ones.
  for (const [school, doubtful] of [6, 3, 0].entries()) {
    const code = await makeLink(opora.services, world, { school });
    const quiet = createBatcher({
      db: opora.services.db,
      keys: opora.services.campaignKeys,
      week: () => '2026-06-01',
      stored: () => undefined,
    });
    await Promise.all(pupilsOf(code, school, doubtful).map((arrival) => quiet.submit(arrival)));
  }
  await sealForGood(opora.services, world.campaignId);
  await opora.services.jobs.idle();
});
afterAll(() => opora.stop());

function pupilsOf(code: string, school: number, doubtful: number): Arrival[] {
  const { items } = opora.services.content.questionnaires.student;
  return Array.from({ length: 20 }, (_, person) => ({
    code,
    campaignId: world.campaignId,
    schoolId: world.schoolIds[school],
    audience: 'student' as const,
    grade: 6,
    id: randomUUID(),
    answers: Uint8Array.from(items, ({ values }, item) => values[(person + item) % values.length]),
    doubtful: person < doubtful,
  }));
}

describe('the flag of an answer set', () => {
  const answer = (index: number) => 1 + (index % 4);

  it.each([
    ['answers that differ', { hurried: false }, answer, false],
    ['the phone says that they came too fast', { hurried: true }, answer, true],
    ['the same answer to everything', {}, () => 2, true],
  ])('%s', async (_, body, choose, expected) => {
    const other = await makeWorld(opora.services, 1, 4);
    const code = await makeLink(opora.services, other, { grade: 0 });
    const { items } = opora.services.content.questionnaires.student;
    const answers = Object.fromEntries(items.map(({ name }, index) => [name, choose(index)]));
    const response = await fetch(`${opora.url}/api/survey/${code}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), answers, ...body }),
    });
    expect(response.status).toBe(201);
    const { campaignKeys, db } = opora.services;
    const waiting = await db
      .selectFrom('inbox')
      .select(['key_id as keyId', 'sealed'])
      .where('campaign_id', '=', other.campaignId)
      .executeTakeFirstOrThrow();
    const cell = { campaignId: other.campaignId, schoolId: other.schoolIds[0], audience: 'student', grade: 0 } as const;
    const { doubtful } = await (await campaignKeys.reading(other.campaignId)).open(cell, waiting);
    expect(doubtful).toBe(expected);
  });
});

const get = <Body>(path: string) => read<Body>(opora, analyst, path);

const profile = (school: number, quality: string) =>
  get<SchoolProfileResponse>(
    `/api/schools/${world.schoolIds[school]}/profile?campaign=${world.campaignId}&quality=${quality}`,
  );

async function pupils(school: number, quality: string): Promise<number | undefined> {
  const { results } = await profile(school, quality);
  return results.find(({ factor }) => factor === 'F06')?.groups.find(({ audience }) => audience === 'student')?.n;
}

describe('results with and without doubtful answers', () => {
  it.each([
    ['six of twenty are doubtful', 0, 14, { kind: 'removed', n: 6 }],
    ['three cannot be parted from the others', 1, 20, { kind: 'few' }],
    ['none is doubtful', 2, 20, { kind: 'none' }],
  ])('%s', async (_, school, kept, doubtful) => {
    expect([await pupils(school, 'all'), await pupils(school, 'kept')]).toEqual([20, kept]);
    const cells = (await profile(school, 'kept')).doubtful;
    expect(cells).toEqual([{ schoolId: world.schoolIds[school], audience: 'student', grade: 6, doubtful }]);
  });

  it('the map of the district says the same of every school', async () => {
    const { doubtful, quality } = await get<ProfilesResponse>(
      `/api/campaigns/${world.campaignId}/profiles?quality=kept`,
    );
    expect(quality).toBe('kept');
    expect(doubtful.map((cell) => cell.doubtful.kind)).toEqual(['removed', 'few', 'none']);
  });
});

describe('GET /api/schools/{id}/items', () => {
  const items = (factor: string, quality = 'all') =>
    get<ItemsResponse>(
      `/api/schools/${world.schoolIds[0]}/items?campaign=${world.campaignId}&factor=${factor}&quality=${quality}`,
    );

  it('shows each answer from twenty people on, two sides below, and hides who did not answer', async () => {
    const [all, kept] = [await items('F06'), await items('F06', 'kept')];
    const bars = (response: ItemsResponse, audience: string) =>
      new Set(response.items.filter((item) => item.audience === audience).map(({ bar }) => bar.kind));
    expect(bars(all, 'student')).toEqual(new Set(['answers']));
    expect(bars(kept, 'student')).toEqual(new Set(['sides']));
    expect(bars(all, 'teacher')).toEqual(new Set(['hidden']));
    expect(all.items.every(({ text }) => text.ru.length > 5)).toBe(true);
  });

  it('knows no other factor', async () => {
    const path = `/api/schools/${world.schoolIds[0]}/items?campaign=${world.campaignId}&factor=F99`;
    expect((await fetch(opora.url + path, { headers: { cookie: analyst } })).status).toBe(404);
  });
});
