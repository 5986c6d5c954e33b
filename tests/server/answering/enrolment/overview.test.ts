/** Numbers of people of all schools on one page: as they hold on a day, what is missing, and whose may be changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EnrolmentResponse } from '../../../../server/answering/enrolment/overview/schemas.ts';
import { insertSchool } from '../../../../server/people/schools/store.ts';
import { insertTerritory } from '../../../../server/people/territories/store.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { ask, read } from '../../asking.ts';
import { makeWorld, type World } from '../../world.ts';

let opora: TestApplication;
let world: World;
let regionId: number;
let analyst: string;

beforeAll(async () => {
  opora = await startApplication();
  const { db } = opora.services;
  world = await makeWorld(opora.services, 3);
  regionId = await insertTerritory(db, 'region', { ru: 'Область', en: 'Region' }, null);
  await db.updateTable('territory').set({ parent_id: regionId }).where('id', '=', world.territoryId).execute();
  const name = { ru: 'Дальний район', en: 'Far district' };
  const second = await insertTerritory(db, 'municipality', name, regionId);
  for (let n = 60; n > 0; n -= 1) {
    const school = { ru: `Дальняя ${n}`, en: `Far ${n}` };
    await insertSchool(db, second, { name: school, shortName: school });
  }
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
});
afterAll(() => opora.stop());

const see = (query = '', cookie = analyst) => read<EnrolmentResponse>(opora, cookie, `/api/roll${query}`);

describe('the numbers of all schools', () => {
  it('are the newest up to the day, each with the day from which it holds', async () => {
    const [schoolId] = world.schoolIds;
    const entry = { schoolId, audience: 'student', grade: 6, asOf: '2026-05-20', people: 33 };
    await ask(opora, analyst, 'POST', '/api/roll', { entries: [entry] });
    expect((await see()).schools[0]).toMatchObject({
      id: schoolId,
      mayEdit: true,
      numbers: { student6: { people: 33, asOf: '2026-05-20' }, parent6: { people: 30, asOf: '2025-09-01' } },
    });
    expect((await see('?on=2026-05-19')).schools[0].numbers.student6).toEqual({ people: 30, asOf: '2025-09-01' });
    expect((await see('?on=2025-08-31')).complete).toBe(0);
  });

  it('say how many schools have all of them, and show those that lack one', async () => {
    const [, schoolId] = world.schoolIds;
    expect(await see()).toMatchObject({ total: 3, complete: 3 });
    await ask(opora, analyst, 'DELETE', `/api/schools/${schoolId}/roll?audience=teacher&asOf=2025-09-01`);
    const { complete, found, schools, total } = await see('?missing=true');
    expect([complete, total, found]).toEqual([2, 3, 1]);
    expect(schools).toMatchObject([{ id: schoolId, numbers: { teacher: null } }]);
  });

  it('of a region come by district and in pages, in the order in which people count', async () => {
    const region = await opora.signInAs('analyst', { territoryId: regionId, schoolId: null });
    const first = await see('', region);
    expect(first).toMatchObject({ found: 63, pages: 2, total: 63, schools: { length: 50 } });
    expect(first.schools.slice(0, 3).map(({ shortName }) => shortName.ru)).toEqual([
      'Дальняя 1',
      'Дальняя 2',
      'Дальняя 3',
    ]);
    expect((await see('?page=2', region)).schools).toHaveLength(13);
    expect(await see(`?territory=${world.territoryId}`, region)).toMatchObject({ found: 3, total: 3 });
    expect(await see(`?q=${encodeURIComponent('ДАЛЬНЯЯ 17')}`, region)).toMatchObject({ found: 1, total: 63 });
  });

  it('are those of the one school of a coordinator, and only to be read by a head', async () => {
    const place = { territoryId: null, schoolId: world.schoolIds[2] };
    const seen = await see('', await opora.signInAs('coordinator', place));
    expect(seen.schools).toMatchObject([{ id: world.schoolIds[2], mayEdit: true }]);
    expect((await see('', await opora.signInAs('head', place))).schools).toMatchObject([{ mayEdit: false }]);
  });

  it('leave a school out that is closed on the day', async () => {
    const set = (day: string | null) =>
      opora.services.db.updateTable('school').set({ closed_on: day }).where('id', '=', world.schoolIds[2]).execute();
    await set('2026-05-31');
    expect((await see('?on=2026-06-01')).total).toBe(2);
    expect((await see('?on=2026-05-31')).total).toBe(3);
    await set(null);
  });

  it('are asked for a day that the calendar has', async () => {
    expect((await ask(opora, analyst, 'GET', '/api/roll?on=2026-02-30')).status).toBe(400);
  });
});
