import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  FactorResponse,
  ProfilesResponse,
  SchoolProfileResponse,
} from '../../../server/profiles/profiles/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { read, submit } from '../asking.ts';
import { answersOf, makeLink, makeWorld, sealForGood, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let analyst: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 4);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
});
afterAll(() => opora.stop());

const get = <Body>(path: string, cookie = analyst) => read<Body>(opora, cookie, path);

async function answer(code: string, times: number, value: number): Promise<void> {
  const answers = answersOf(opora.services, 'student', value);
  for (let n = 0; n < times; n++) {
    expect((await submit(opora, code, answers)).status).toBe(201);
  }
  await opora.services.jobs.idle();
}

const profiles = () => get<ProfilesResponse>(`/api/campaigns/${world.campaignId}/profiles`);
const school = () =>
  get<SchoolProfileResponse>(`/api/schools/${world.schoolIds[0]}/profile?campaign=${world.campaignId}`);

async function coverage() {
  const { cells } = await get<{ cells: Record<string, unknown>[] }>(`/api/campaigns/${world.campaignId}/coverage`);
  return cells.find((cell) => cell.schoolId === world.schoolIds[0] && cell.audience === 'student' && cell.grade === 6);
}

describe('from answers to a profile', () => {
  it('starts without results and with full coverage rows', async () => {
    const { factors, schools } = await profiles();
    expect(factors).toHaveLength(12);
    expect(schools.map(({ schoolId }) => schoolId)).toEqual(world.schoolIds);
    expect(schools.every((row) => row.factors.length === 0)).toBe(true);
    expect(await coverage()).toMatchObject({ roll: 30, target: 0.8, received: 0, sealed: 0, waiting: 0 });
  });

  it('counts every answer at once, and moves results only when ten have come', async () => {
    const code = await makeLink(opora.services, world, { grade: 6 });
    await answer(code, 9, 3);
    expect(await coverage()).toMatchObject({ received: 9, sealed: 0, waiting: 9 });
    expect((await school()).results).toEqual([]);
    await answer(code, 1, 3);
    expect(await coverage()).toMatchObject({ received: 10, sealed: 5, waiting: 5 });
    const { results } = await school();
    expect(results).toHaveLength(12);
    const groups = results.flatMap((result) => result.groups);
    expect(groups.filter(({ audience }) => audience === 'student').every(({ n }) => n <= 5)).toBe(true);
    for (const { interval, mean, ...group } of groups) {
      expect(interval.every(Number.isInteger) && interval[0] <= mean && mean <= interval[1]).toBe(true);
      expect(group).not.toHaveProperty('se');
    }
  });

  it('sealing for good releases what waits, if it is five or more', async () => {
    await sealForGood(opora.services, world.campaignId);
    await opora.services.jobs.idle();
    expect(await coverage()).toMatchObject({ received: 10, sealed: 10, waiting: 0 });
    const { campaigns } = await get<{ campaigns: { state: string }[] }>('/api/campaigns');
    expect(campaigns.map(({ state }) => state)).toEqual(['sealed']);
  });
});

describe('the schools on one factor', () => {
  it('have the same estimates as their own pages, without the words of items', async () => {
    const answered = await get<FactorResponse>(`/api/campaigns/${world.campaignId}/factors/F06`);
    expect(answered.schools.map(({ schoolId }) => schoolId)).toEqual(world.schoolIds);
    const own = (await school()).results.find(({ factor }) => factor === 'F06');
    const {
      drivers: _drivers,
      divergences: _divergences,
      warnings: _warnings,
      ...shown
    } = { ...own } as Record<string, unknown>;
    expect(answered.schools[0].result).toEqual(shown);
    expect(JSON.stringify(answered.schools)).not.toContain('drivers');
  });

  it('are refused for a factor that the model does not have', async () => {
    const response = await fetch(`${opora.url}/api/campaigns/${world.campaignId}/factors/F99`, {
      headers: { cookie: analyst },
    });
    expect(response.status).toBe(404);
  });
});

describe('who sees results', () => {
  it('a tutor sees the assigned schools and no other', async () => {
    const tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: world.schoolIds[1] });
    const { schools } = await get<ProfilesResponse>(`/api/campaigns/${world.campaignId}/profiles`, tutor);
    expect(schools.map(({ schoolId }) => schoolId)).toEqual([world.schoolIds[1]]);
    const foreign = await fetch(`${opora.url}/api/schools/${world.schoolIds[0]}/profile?campaign=${world.campaignId}`, {
      headers: { cookie: tutor },
    });
    expect(foreign.status).toBe(403);
  });

  it('a stranger sees nothing, a viewer no results, a wrong address is no crash', async () => {
    const viewer = await opora.signInAs('viewer', { territoryId: world.territoryId, schoolId: null });
    const status = async (path: string, cookie: string) =>
      (await fetch(`${opora.url}${path}`, { headers: { cookie } })).status;
    const path = `/api/campaigns/${world.campaignId}/profiles`;
    expect(await status(path, '')).toBe(401);
    expect(await status(path, viewer)).toBe(403);
    expect(await status('/api/campaigns/999999/profiles', analyst)).toBe(404);
    expect(await status('/api/campaigns/x/profiles', analyst)).toBe(400);
    expect(await status('/api/nothing', analyst)).toBe(404);
  });
});
