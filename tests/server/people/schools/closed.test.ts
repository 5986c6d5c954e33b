/** A closed school is out of what is to be done, and its past stays. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDesignation } from '../../../../server/people/schools/store.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { ask } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';

let opora: TestApplication;
let world: World;
let chief: string;
let analyst: string;
let gone: number;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  const { schoolIds, territoryId } = world;
  gone = schoolIds[1];
  chief = await opora.signInAs('chief', { territoryId, schoolId: null });
  analyst = await opora.signInAs('analyst', { territoryId, schoolId: null });
  for (const id of schoolIds) await insertDesignation(opora.services.db, id, 2026, 'lowResults');
});
afterAll(() => opora.stop());

const get = async (path: string, cookie = analyst) => (await ask(opora, cookie, 'GET', path)).body;
const change = (path: string, body: object, cookie = analyst) => ask(opora, cookie, 'POST', path, body);
const idsOf = (rows: { schoolId: number }[]) => rows.map(({ schoolId }) => schoolId);
const plan = (schoolIds: number[], opensOn: string) => ({
  title: { ru: 'Осенний опрос', en: 'Autumn' },
  opensOn,
  closesOn: '2026-12-01',
  schoolIds,
  targets: { director: 1, teacher: 0.9, student: 0.8, parent: 0.8 },
});

describe('a school that closes', () => {
  it('leaves a plan that was made before, when it opens', async () => {
    const { body, status } = await change('/api/campaigns', plan(world.schoolIds, '2026-06-01'));
    expect(status).toBe(201);
    expect(
      (await change(`/api/register/schools/${gone}/close`, { version: 1, closedOn: '2026-05-31' }, chief)).status,
    ).toBe(200);
    expect((await change(`/api/campaigns/${body.id}/open`, {})).status).toBe(200);
    expect((await get(`/api/campaigns/${body.id}`)).schoolIds).toEqual(world.schoolIds.filter((id) => id !== gone));
  });

  it('is in no new plan', async () => {
    const { body } = await change('/api/campaigns', plan(world.schoolIds, '2026-09-01'));
    expect(body).toMatchObject({ code: 'invalid', faults: [{ path: 'schoolIds' }] });
  });

  it('gives nobody a role in it any more', async () => {
    const person = { name: 'Пётр', role: 'head', territoryId: null, schoolId: gone, days: 7 };
    expect(await change('/api/accounts', person, chief)).toMatchObject({ status: 409, body: { code: 'schoolClosed' } });
    expect((await change('/api/accounts', { ...person, schoolId: world.schoolIds[0] }, chief)).status).toBe(201);
  });

  it('is told to pages, as of the day that they ask for', async () => {
    const school = async (on: string) =>
      (await get(`/api/schools?on=${on}`)).schools.find(({ id }: { id: number }) => id === gone);
    expect(await school('2026-05-31')).toMatchObject({ isOpen: true, closedOn: '2026-05-31' });
    expect(await school('2026-06-01')).toMatchObject({ isOpen: false, closedOn: '2026-05-31' });
  });

  it('is in the list of statuses of its last year, and of no later one', async () => {
    expect(idsOf((await get('/api/designations/2026')).schools)).toContain(gone);
    expect(idsOf((await get('/api/designations/2027')).schools)).not.toContain(gone);
  });

  it('is proposed to no tutor, and in need of nobody', async () => {
    await opora.signInAs('tutor', { territoryId: null, schoolId: world.schoolIds[0] });
    expect(idsOf((await get('/api/tutors/load', chief)).proposal)).toEqual([world.schoolIds[2]]);
    expect(idsOf((await get('/api/needs')).schools)).not.toContain(gone);
    expect((await get('/api/network')).schools.map(({ id }: { id: number }) => id)).not.toContain(gone);
  });

  it('keeps its past', async () => {
    const { cells } = await get(`/api/campaigns/${world.campaignId}/coverage`);
    expect(idsOf(cells)).toContain(gone);
    expect((await ask(opora, analyst, 'GET', `/api/schools/${gone}/designations`)).body.inForce).toHaveLength(1);
  });
});
