/** Numbers that a person can move do not move results: people of a group and caps are frozen at the opening, corrections wait for a batch. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs, submit } from '../asking.ts';
import { answersOf, makeLink, makeWorld, sealForGood, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let analyst: string;
let coordinator: string;

beforeAll(async () => {
  opora = await startApplication();
});
afterAll(() => opora.stop());

async function begin(people?: number): Promise<void> {
  world = await makeWorld(opora.services, 2, people);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
}

const ask = (method: string, path: string, body?: unknown, cookie = analyst) =>
  askAs(opora, cookie, method, path, body);
const school = () => world.schoolIds[0];

type Group = { audience: 'teacher' | 'student' | 'parent'; grade: number | null };
const SIX: Group = { audience: 'student', grade: 6 };
const TEACHERS: Group = { audience: 'teacher', grade: null };

/** What a coordinator enters on the page of numbers. */
const enter = async (group: Group, people: number) => {
  const entries = [{ schoolId: school(), ...group, asOf: '2026-05-20', people }];
  expect((await ask('POST', '/api/roll', { entries }, coordinator)).status).toBe(200);
  await opora.services.jobs.idle();
};

const correct = async (people: number, changes: object = {}, cookie?: string) => {
  const body = { schoolId: school(), ...SIX, people, reason: 'Трое пришли в мае', ...changes };
  const answer = await ask('PUT', `/api/campaigns/${world.campaignId}/people`, body, cookie);
  await opora.services.jobs.idle();
  return answer;
};

const coverage = async ({ audience, grade }: Group = SIX) =>
  (await ask('GET', `/api/campaigns/${world.campaignId}/coverage`)).body.cells.find(
    (cell: Group & { schoolId: number }) =>
      cell.schoolId === school() && cell.audience === audience && cell.grade === grade,
  );

const answer = async (times: number, value = 2, { audience, grade }: Group = SIX) => {
  const code = await makeLink(opora.services, world, { audience, grade: grade ?? 0, cap: 1000 });
  const answers = answersOf(opora.services, audience, value);
  for (let n = 0; n < times; n++) {
    expect((await submit(opora, code, answers)).status).toBe(201);
    // At once, so that batches are the same ones every time.
    await opora.services.sealer.seal(world.campaignId);
  }
  await opora.services.jobs.idle();
};

const results = async () => [
  (await ask('GET', `/api/campaigns/${world.campaignId}/profiles`)).body,
  (await ask('GET', `/api/schools/${school()}/profile?campaign=${world.campaignId}`)).body,
];

describe('what a coordinator enters while a campaign is running', () => {
  it('moves no result: weights are those of the opening', async () => {
    await begin();
    await answer(15, 1);
    await answer(15, 4, { audience: 'student', grade: 8 });
    const before = await results();
    expect(before[1].results.length).toBeGreaterThan(0);
    await enter(SIX, 300);
    expect(await results()).toEqual(before);
    expect(await coverage()).toMatchObject({ roll: 30, rollNext: null });
  });

  it('shows nothing of three teachers, however many there are said to be', async () => {
    await begin(3);
    await answer(12, 2, TEACHERS);
    await enter(TEACHERS, 31);
    expect(await coverage(TEACHERS)).toMatchObject({ roll: 3, received: 12, sealed: 0 });
    expect((await results())[1].results).toEqual([]);
  });

  it('makes no room for answers of people that there are not', async () => {
    await begin(16);
    await enter(SIX, 5000);
    const address = (path: string) => `/api/schools/${school()}/${path}?campaign=${world.campaignId}`;
    const link = (people: number, cap?: number) =>
      ask('POST', address('links'), { ...SIX, label: '', people, cap }, coordinator);
    const wide = await link(16, 300);
    expect([wide.status, wide.body.code, wide.body.faults]).toEqual([
      409,
      'capsAbovePeople',
      [{ path: 'people', message: '21 more at most' }],
    ]);
    const { code } = (await link(16)).body;
    const raise = (cap: number) => ask('PUT', address(`links/${code}`), { cap }, coordinator);
    expect((await raise(300)).body.faults).toEqual([{ path: 'cap', message: '4 more at most' }]);
    expect((await raise(21)).status).toBe(200);
    expect((await link(1)).body.code).toBe('capsAbovePeople');
    const left = async () => {
      const { groups } = (await ask('GET', address('answering'), undefined, coordinator)).body;
      return groups.find(({ audience, grade }: Group) => audience === SIX.audience && grade === SIX.grade);
    };
    expect(await left()).toMatchObject({ ...SIX, roll: 16, rollNext: null, capLeft: 0 });
    await correct(20);
    expect(await left()).toMatchObject({ roll: 16, rollNext: 20, capLeft: 4 });
  });

  it('leaves no caps above people when a number is raised, used for a link and taken back', async () => {
    await begin();
    await correct(500);
    const address = (path: string) => `/api/schools/${school()}/${path}?campaign=${world.campaignId}`;
    const { code } = (await ask('POST', address('links'), { ...SIX, label: '', people: 450 }, coordinator)).body;
    const refused = await correct(30);
    expect([refused.status, refused.body.code, refused.body.faults]).toEqual([
      409,
      'peopleBelowCaps',
      [{ path: 'people', message: 'links take 495, so many people allow 35' }],
    ]);
    expect(await coverage()).toMatchObject({ roll: 30, rollNext: 500 });
    const answers = answersOf(opora.services, SIX.audience, 2);
    for (let n = 0; n < 36; n++) {
      expect((await submit(opora, code, answers)).status).toBe(201);
      await opora.services.sealer.seal(world.campaignId);
    }
    await opora.services.jobs.idle();
    expect(await coverage()).toMatchObject({ roll: 500, sealed: 30, waiting: 6 });
    const lower = (cap: number) => ask('PUT', address(`links/${code}`), { cap }, coordinator);
    expect((await lower(37)).status).toBe(200);
    expect((await correct(30)).body.code).toBe('peopleBelowCaps');
    // A full link takes nothing more: then the number is put right, however many came.
    expect((await lower(36)).status).toBe(200);
    expect((await correct(30)).body).toEqual({ roll: 500, rollNext: 30 });
  });
});

describe('a number corrected by the analyst', () => {
  beforeEach(() => begin());

  it('acts with the next batch of its group, and not before', async () => {
    await answer(15, 1);
    await answer(15, 4, { audience: 'student', grade: 8 });
    const before = await results();
    expect((await correct(300)).body).toEqual({ roll: 30, rollNext: 300 });
    expect(await results()).toEqual(before);
    await answer(4, 1);
    expect(await results()).toEqual(before);
    expect(await coverage()).toMatchObject({ roll: 30, rollNext: 300, sealed: 10, waiting: 9 });
    await answer(1, 1);
    expect(await coverage()).toMatchObject({ roll: 300, rollNext: null, sealed: 15, waiting: 5 });
    expect((await results())[1]).not.toEqual(before[1]);
  });

  it('lets a full group move on', async () => {
    await answer(45);
    expect(await coverage()).toMatchObject({ sealed: 30, waiting: 15 });
    await correct(40);
    expect(await coverage()).toMatchObject({ roll: 40, rollNext: null, sealed: 40, waiting: 5 });
  });

  it('takes part in what is counted last, when the campaign is sealed', async () => {
    await answer(9);
    await correct(31);
    await sealForGood(opora.services, world.campaignId);
    expect(await coverage()).toMatchObject({ roll: 31, rollNext: null, sealed: 9 });
    expect((await correct(32)).body.code).toBe('campaignState');
  });

  it('may fill in what was unknown, and take back what waits', async () => {
    const { db } = opora.services;
    await db.updateTable('cell').set({ roll_next: 12 }).where('campaign_id', '=', world.campaignId).execute();
    expect((await correct(30)).body).toEqual({ roll: 30, rollNext: null });
    const [, other] = world.schoolIds;
    await db.deleteFrom('cell').where('school_id', '=', other).execute();
    const unknown = { audience: 'student' as const, grade: 6, roll: null, target: 0.8 };
    await db
      .insertInto('cell')
      .values({ ...unknown, campaign_id: world.campaignId, school_id: other })
      .execute();
    expect((await correct(25, { schoolId: other })).body).toEqual({ roll: null, rollNext: 25 });
    const { events } = (await ask('GET', `/api/campaigns/${world.campaignId}`)).body;
    expect(events[0].people).toEqual({ schoolId: other, ...SIX, before: null, after: 25 });
  });

  it('is kept with its reason in the history of those who may see the school, and with both numbers in the audit', async () => {
    await correct(33);
    const { events } = (await ask('GET', `/api/campaigns/${world.campaignId}`)).body;
    expect(events[0]).toMatchObject({
      kind: 'people',
      by: 'analyst',
      reason: 'Трое пришли в мае',
      people: { schoolId: school(), ...SIX, before: 30, after: 33 },
    });
    const neighbour = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[1] });
    expect((await ask('GET', `/api/campaigns/${world.campaignId}`, undefined, neighbour)).body.events).toEqual([]);
    const entry = await opora.services.db
      .selectFrom('audit_entry')
      .select(['school_id as school', 'details'])
      .where('action', '=', 'campaign.people')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(entry).toEqual({ school: school(), details: { group: 'student 6', before: 30, after: 33 } });
  });

  it.each([
    ['a group that was not asked', { grade: 7 }, 404],
    ['a school that was not asked', { schoolId: 1_000_000 }, 404],
    ['nobody', { people: 0 }, 400],
    ['no reason', { reason: '  ' }, 400],
  ])('for %s is refused', async (_, changes, status) => {
    expect((await correct(33, changes)).status).toBe(status);
  });

  it('is never below what was counted, and none of a coordinator’s business', async () => {
    await answer(15);
    const { body, status } = await correct(9);
    expect([status, body.faults]).toEqual([400, [{ path: 'people', message: '10 or more' }]]);
    expect((await correct(33, {}, coordinator)).status).toBe(403);
    expect(await coverage()).toMatchObject({ roll: 30, rollNext: null });
  });
});
