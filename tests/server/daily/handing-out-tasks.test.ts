/** Groups of which nobody can answer: named on the campaign's page, and a task of the coordinator and of the analyst. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs, read } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let analyst: string;
let coordinator: string;
beforeAll(async () => {
  opora = await startApplication('2026-05-02');
  world = await makeWorld(opora.services, 3);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => opora.stop());

type Task = { key: string; title: { ru: string }; due: string; path: string; schoolId: number | null };
const noWays = async (cookie: string): Promise<Task[]> =>
  (await read<{ tasks: Task[] }>(opora, cookie, '/api/tasks')).tasks.filter(({ key }) => key.startsWith('noWay:'));
type Missing = { schoolId: number; audience: string; grade: number | null; why: string };
const missing = async (cookie: string): Promise<Missing[]> =>
  (await read<{ groups: Missing[] }>(opora, cookie, `/api/campaigns/${world.campaignId}/missing-ways`)).groups;
const choose = (audience: string, way: string) =>
  askAs(opora, coordinator, 'PUT', `/api/schools/${world.schoolIds[0]}/ways?campaign=${world.campaignId}`, {
    audience,
    way,
  });

describe('a campaign in which nothing was handed out yet', () => {
  it('names every group of the schools in view', async () => {
    expect(await missing(analyst)).toHaveLength(15);
    const own = await missing(coordinator);
    expect(own).toHaveLength(5);
    expect(own[0]).toEqual({ schoolId: world.schoolIds[0], audience: 'teacher', grade: null, why: 'noLinks' });
  });

  it('is a task of the coordinator with the groups, and one of the analyst with the number of schools', async () => {
    expect(await noWays(coordinator)).toMatchObject([
      {
        title: {
          ru: 'Нет способа ответить: учителя; ученики, 6 класс; ученики, 8 класс; родители, 6 класс; родители, 8 класс',
        },
        due: '2026-05-04',
        path: `/schools/${world.schoolIds[0]}/answering?campaign=${world.campaignId}`,
      },
    ]);
    expect(await noWays(analyst)).toMatchObject([
      {
        title: { ru: 'Нет способа ответить, школ: 3' },
        schoolId: null,
        path: `/campaigns/${world.campaignId}/hand-out`,
      },
    ]);
  });

  it('lacks nothing where paper was chosen, but cards where codes were and none were made', async () => {
    await choose('teacher', 'paper');
    await choose('parent', 'codes');
    expect((await missing(coordinator)).map(({ audience, why }) => `${audience} ${why}`)).toEqual([
      'student noLinks',
      'student noLinks',
      'parent noCards',
      'parent noCards',
    ]);
  });

  it('lacks nothing any more once all links are made and the kit has its cards; closed links are named', async () => {
    await askAs(opora, analyst, 'POST', `/api/campaigns/${world.campaignId}/links`, { most: null });
    expect(await noWays(analyst)).toMatchObject([{ title: { ru: 'Нет способа ответить, школ: 1' } }]);
    const kit = `/api/schools/${world.schoolIds[0]}/kit?campaign=${world.campaignId}`;
    const response = await fetch(opora.url + kit, {
      method: 'POST',
      headers: { cookie: coordinator, origin: opora.url, 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'ru' }),
    });
    await response.arrayBuffer();
    expect([response.status, await missing(coordinator), await noWays(analyst)]).toEqual([201, [], []]);
    await opora.services.db.updateTable('survey_link').set({ closed: true }).where('grade', '=', 8).execute();
    expect((await missing(coordinator)).map(({ audience, why }) => `${audience} ${why}`)).toEqual([
      'student linksClosed',
    ]);
  });
});
