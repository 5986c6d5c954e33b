/** How far a district is set up, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetupResponse } from '../../../server/daily/setup/schemas.ts';
import { insertTerritory } from '../../../server/people/territories/store.ts';
import { putDesignation } from '../../../server/roadmap/municipal/designations/store.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let empty: number;
beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  empty = await insertTerritory(opora.services.db, 'municipality', { ru: 'Пустой', en: 'Empty' }, null);
});
afterAll(() => opora.stop());

async function ask(cookie: string, query = ''): Promise<{ status: number; setup: SetupResponse }> {
  const response = await fetch(`${opora.url}/api/setup${query}`, { headers: { cookie } });
  const text = await response.text();
  return { status: response.status, setup: JSON.parse(text) as SetupResponse };
}
const stateOf = ({ steps }: SetupResponse, name: string) => steps.find(({ step }) => step === name);

describe('the set-up of a district', () => {
  it('begins with schools, and with roles that nobody has', async () => {
    const cookie = await opora.signInAs('administrator', { territoryId: empty, schoolId: null });
    const { setup } = await ask(cookie);
    expect(setup).toMatchObject({
      territory: { id: empty },
      year: 2026,
      years: [2026, 2027],
      missingRoles: ['chief', 'analyst'],
      campaignId: null,
    });
    expect(setup.steps.map(({ state }) => state)).toEqual([
      'done',
      'open',
      'waits',
      'waits',
      'open',
      'waits',
      'open',
      'waits',
    ]);
    expect(setup.tests).toMatchObject({
      described: 0,
      files: 0,
      describers: ['chief', 'analyst'],
      mayLoad: false,
      loaders: ['analyst'],
    });
    expect(stateOf(setup, 'enrolment')).toMatchObject({ may: false, doers: ['analyst'] });
    expect(stateOf(setup, 'schools')).toMatchObject({ may: true });
  });

  it('knows what a district has, and names schools that lack something', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    const stamp = { by: null as unknown as string, at: opora.services.clock.now(), day: '2026-02-01' };
    await putDesignation(
      opora.services.db,
      { schoolId: world.schoolIds[0], year: 2026, kinds: ['lowResults'], note: '' },
      stamp,
    );
    await opora.services.db
      .deleteFrom('school_year')
      .where('school_id', '=', world.schoolIds[1])
      .where('grade', '=', 8)
      .execute();
    const { setup } = await ask(cookie);
    expect(setup.campaignId).toBe(world.campaignId);
    expect(setup.missingRoles).toEqual([]);
    expect(stateOf(setup, 'statuses')).toMatchObject({ state: 'done', done: 1 });
    expect(stateOf(setup, 'enrolment')).toMatchObject({
      state: 'partly',
      done: 2,
      all: 3,
      lacks: [{ kind: 'noNumbers', schools: [{ id: world.schoolIds[1] }] }],
    });
    expect(stateOf(setup, 'tutors')).toMatchObject({ state: 'open', all: 1, lacks: [{ kind: 'noTutors' }] });
  });

  it('of the year to come starts anew, but for what lasts', async () => {
    const cookie = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    const { setup } = await ask(cookie, '?year=2027');
    expect(stateOf(setup, 'schools')?.state).toBe('done');
    expect(stateOf(setup, 'statuses')).toMatchObject({ state: 'open', lacks: [{ kind: 'earlierList' }] });
    expect(stateOf(setup, 'enrolment')).toMatchObject({ state: 'open', done: 0 });
    expect(stateOf(setup, 'campaign')).toMatchObject({ state: 'open', lacks: [{ kind: 'noCampaign' }] });
  });

  it('offers a step to whoever does it there: a role elsewhere does nothing here, and some pages show the own territory', async () => {
    const { db } = opora.services;
    const region = await insertTerritory(db, 'region', { ru: 'Область', en: 'Region' }, null);
    const [first, second] = [
      await insertTerritory(db, 'municipality', { ru: 'Первый', en: 'First' }, region),
      await insertTerritory(db, 'municipality', { ru: 'Второй', en: 'Second' }, region),
    ];
    const ofRegion = await opora.signInAs('analyst', { territoryId: region, schoolId: null });
    const { setup } = await ask(ofRegion, `?territory=${second}`);
    expect(setup.territories.map(({ id }) => id)).toEqual([first, second]);
    expect(stateOf(setup, 'schools')?.may).toBe(true);
    expect(stateOf(setup, 'roadmap')?.may).toBe(false);
    const own = await opora.signInAs('analyst', { territoryId: first, schoolId: null });
    expect(stateOf((await ask(own)).setup, 'roadmap')?.may).toBe(true);
  });

  it('is shown of territories in scope alone', async () => {
    const cookie = await opora.signInAs('chief', { territoryId: empty, schoolId: null });
    expect((await ask(cookie, `?territory=${world.territoryId}`)).status).toBe(403);
    expect((await ask(cookie, `?territory=${empty}`)).status).toBe(200);
    expect((await ask(cookie, '?year=1')).status).toBe(400);
    const head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[0] });
    expect((await ask(head)).status).toBe(403);
  });
});
