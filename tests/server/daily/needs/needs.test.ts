/** Who needs help most: «Моя работа», the list of the overview and its sentence name the same school first, and say by which campaign. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attention } from '../../../../client/workplace/pages/daily/overview/attention.ts';
import { needHeadlines } from '../../../../client/workplace/pages/daily/overview/headlines.ts';
import type { CoverageResponse } from '../../../../server/answering/campaigns/schemas.ts';
import { insertCampaign } from '../../../../server/answering/campaigns/store.ts';
import type { NeedsResponse } from '../../../../server/daily/needs/schemas.ts';
import type { WorkResponse } from '../../../../server/daily/tutor-desk/schemas.ts';
import { insertMembership } from '../../../../server/people/identity/store.ts';
import { insertDesignation } from '../../../../server/people/schools/store.ts';
import type { ProfilesResponse } from '../../../../server/profiles/profiles/schemas.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { putResults, result } from '../../results.ts';
import { makeWorld, type World } from '../../world.ts';

let opora: TestApplication;
let world: World;
let analyst: string;
let tutor: string;

/** By last year's campaign, which is over, the third school has most high risks; by the running one the first. */
beforeAll(async () => {
  opora = await startApplication('2026-06-01');
  world = await makeWorld(opora.services, 5);
  const { content, db } = opora.services;
  const [first, second, third, fourth, strong] = world.schoolIds;
  for (const id of [first, second, third, fourth]) await insertDesignation(db, id, 2026, 'lowResults');
  const title = { ru: 'Опрос 2025', en: 'Survey 2025' };
  const dates = { year: 2025, opensOn: '2025-05-01', closesOn: '2025-06-30' };
  const campaign = { territoryId: world.territoryId, title, ...dates, model: content.riskModel };
  const lastId = await db.transaction().execute((trx) => insertCampaign(trx, campaign));
  await db.updateTable('campaign').set({ state: 'sealed' }).where('id', '=', lastId).execute();
  await putResults(opora.services, lastId, [
    [first, result('F01', 20)],
    [second, result('F01', 70)],
    [third, result('F01', 70)],
    [third, result('F02', 80)],
    [third, result('F06', 60)],
    [strong, result('F01', 20)],
  ]);
  await putResults(opora.services, world.campaignId, [
    [first, result('F01', 90)],
    [first, result('F02', 90)],
    [first, result('F03', 90)],
    [first, result('F06', 90)],
    [third, result('F01', 20)],
  ]);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: first });
  const account = await db
    .selectFrom('account')
    .select('id')
    .where('username', 'like', 'tutor.%')
    .executeTakeFirstOrThrow();
  for (const schoolId of [second, third, fourth]) {
    await insertMembership(db, account.id, { role: 'tutor', territoryId: null, schoolId });
  }
});
afterAll(() => opora.stop());

const get = async <Body>(path: string, cookie = analyst) =>
  (await (await fetch(opora.url + path, { headers: { cookie } })).json()) as Body;

describe('the order of need', () => {
  it('is one on the work of the tutor, in the list of the overview and in its sentence', async () => {
    const work = await get<WorkResponse>('/api/work', tutor);
    const needs = await get<NeedsResponse>('/api/needs');
    const profiles = await get<ProfilesResponse>(`/api/campaigns/${world.campaignId}/profiles`);
    const { cells } = await get<CoverageResponse>(`/api/campaigns/${world.campaignId}/coverage`);
    const list = attention({ needs, profiles, changes: null, lines: null, cells });
    const order = work.schools.map(({ points, reasons, schoolId }) => ({ points, reasons, schoolId }));
    expect(order[0].schoolId).toBe(world.schoolIds[2]);
    expect(list.map(({ points, reasons, schoolId }) => ({ points, reasons, schoolId }))).toEqual(order);
    expect(needHeadlines(needs)).toMatchObject([order[0]].map(({ reasons, schoolId }) => ({ reasons, schoolId })));
    expect(order[0].reasons).toContainEqual({ kind: 'highRisks', count: 3, points: 6 });
  });

  it('says by which campaign it counts high risks: the newest that is over', async () => {
    const basis = [{ year: 2025, closesOn: '2025-06-30' }];
    expect((await get<WorkResponse>('/api/work', tutor)).basis).toMatchObject(basis);
    expect((await get<NeedsResponse>('/api/needs')).basis).toMatchObject(basis);
  });

  it('leaves out a school without a status for which only a missing visit speaks', async () => {
    const { schools } = await get<NeedsResponse>('/api/needs');
    expect(schools.map(({ schoolId }) => schoolId)).not.toContain(world.schoolIds[4]);
  });

  it('holds for a reader the own schools alone', async () => {
    const needs = await get<NeedsResponse>('/api/needs', tutor);
    expect(needs.schools.map(({ schoolId }) => schoolId).sort()).toEqual(world.schoolIds.slice(0, 4));
  });
});
