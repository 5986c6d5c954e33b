/** A campaign is planned, opened, extended, closed by hand and by the clock, and opened again with a reason, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeNow, sealNow } from '../../../server/answering/campaigns/life/steps.ts';
import { sweep } from '../../../server/sweep.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask as askAs } from '../asking.ts';
import { answersOf, makeLink, makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let analyst: string;
let chief: string;
let coordinator: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  chief = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
  coordinator = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => opora.stop());

const ask = (method: string, path: string, body?: unknown, cookie = analyst) =>
  askAs(opora, cookie, method, path, body);

const targets = { director: 1, teacher: 0.9, student: 0.8, parent: 0.5 };
const plan = (changes: object = {}) => ({
  title: { ru: 'Осенний опрос', en: 'Autumn survey' },
  opensOn: '2026-06-01',
  closesOn: '2026-06-20',
  schoolIds: world.schoolIds.slice(0, 2),
  targets,
  ...changes,
});
const create = async (changes?: object) => (await ask('POST', '/api/campaigns', plan(changes))).body.id as number;
/** Closing, opening again and sealing are the chief's. */
const end = (id: number, step: 'close' | 'reopen' | 'seal', body?: unknown, cookie = chief) =>
  ask('POST', `/api/campaigns/${id}/${step}`, body, cookie);
const kinds = async (id: number) =>
  (await ask('GET', `/api/campaigns/${id}`)).body.events.map(({ kind }: { kind: string }) => kind);

describe('a plan', () => {
  it('is kept, shown with the cells to come, changed, and taken back', async () => {
    const id = await create();
    const { body } = await ask('GET', `/api/campaigns/${id}`);
    expect(body).toMatchObject({
      state: 'planned',
      year: 2026,
      targets,
      schoolIds: world.schoolIds.slice(0, 2),
      forms: [],
    });
    expect(body.cells).toHaveLength(10);
    expect(body.cells[0]).toMatchObject({ audience: 'teacher', grade: null, roll: 30, joined: false });
    expect((await ask('PUT', `/api/campaigns/${id}`, plan({ closesOn: '2026-06-25' }))).body.closesOn).toBe(
      '2026-06-25',
    );
    expect(await kinds(id)).toEqual(['changed', 'planned']);
    expect((await ask('DELETE', `/api/campaigns/${id}`)).status).toBe(204);
    expect((await ask('GET', `/api/campaigns/${id}`)).status).toBe(404);
  });

  it.each([
    ['days that run backwards', { closesOn: '2026-05-01' }, 'closesOn'],
    ['a day that the calendar lacks', { opensOn: '2026-02-31' }, 'opensOn'],
  ])('with %s is refused with its path', async (_, changes, path) => {
    const { status, body } = await ask('POST', '/api/campaigns', plan(changes));
    expect([status, body.faults[0].path]).toEqual([400, path]);
  });

  it('is no business of a coordinator, nor are schools of others one of the analyst', async () => {
    expect((await ask('POST', '/api/campaigns', plan(), coordinator)).status).toBe(403);
    const foreign = await makeWorld(opora.services, 1);
    expect((await ask('POST', '/api/campaigns', plan({ schoolIds: foreign.schoolIds }))).status).toBe(403);
    expect((await end(foreign.campaignId, 'close')).status).toBe(403);
  });
});

describe('the life of a campaign', () => {
  it('goes from opening to closing and back, each step once, with its history', async () => {
    const id = await create();
    expect((await end(id, 'close')).body.code).toBe('campaignState');
    expect((await ask('POST', `/api/campaigns/${id}/open`)).body.state).toBe('open');
    expect((await ask('POST', `/api/campaigns/${id}/open`)).status).toBe(409);
    expect((await ask('PUT', `/api/campaigns/${id}`, plan())).status).toBe(409);
    const { body } = await ask('GET', `/api/campaigns/${id}`);
    expect(body.forms.map(({ audience }: { audience: string }) => audience)).toEqual([
      'director',
      'parent',
      'student',
      'teacher',
    ]);
    const coverage = (await ask('GET', `/api/campaigns/${id}/coverage`)).body.cells;
    expect(coverage.find(({ audience }: { audience: string }) => audience === 'parent').target).toBeCloseTo(0.5);

    expect((await ask('POST', `/api/campaigns/${id}/extend`, { closesOn: '2026-05-31' })).status).toBe(400);
    // Nobody has the clock close it sooner; a slip of the hand is put right.
    expect((await ask('POST', `/api/campaigns/${id}/extend`, { closesOn: '2026-06-19' })).status).toBe(400);
    expect((await ask('POST', `/api/campaigns/${id}/extend`, { closesOn: '2026-07-11' })).status).toBe(200);
    expect((await ask('POST', `/api/campaigns/${id}/extend`, { closesOn: '2026-06-20' })).status).toBe(200);
    expect((await ask('POST', `/api/campaigns/${id}/extend`, { closesOn: '2026-06-19' })).status).toBe(400);
    expect((await ask('POST', `/api/campaigns/${id}/extend`, { closesOn: '2026-07-01' })).body.closesOn).toBe(
      '2026-07-01',
    );
    await ask('PUT', `/api/campaigns/${id}/targets`, { targets: { ...targets, parent: 0.7 } });
    expect((await end(id, 'close')).body.state).toBe('closed');
    expect((await end(id, 'reopen', { closesOn: '2026-07-10', reason: ' ' })).status).toBe(400);
    const reason = 'Школа 2 болела карантином';
    expect((await end(id, 'reopen', { closesOn: '2026-07-10', reason })).body.state).toBe('open');
    expect(await kinds(id)).toEqual([
      'reopened',
      'closed',
      'targets',
      'extended',
      'extended',
      'extended',
      'opened',
      'planned',
    ]);
    const { events } = (await ask('GET', `/api/campaigns/${id}`)).body;
    expect(events[0]).toMatchObject({ by: 'chief', closesOn: '2026-07-10', reason });
  });

  it('two openings at once make one', async () => {
    const id = await create();
    const both = await Promise.all([1, 2].map(() => ask('POST', `/api/campaigns/${id}/open`)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('closed, it takes no new visit, and lets what was finished before come until it is sealed', async () => {
    const { code, id, send } = await openWithLink();
    for (let n = 0; n < 6; n++) expect((await send()).status).toBe(201);
    expect((await end(id, 'close')).body.state).toBe('closed');
    expect((await ask('GET', `/api/campaigns/${id}`)).body.sealsOn).toBe('2026-06-15');
    const visit = await ask('GET', `/api/survey/${code}`, undefined, '');
    expect([visit.status, visit.body.code]).toEqual([403, 'campaignClosed']);
    expect((await send()).status).toBe(201);
    await opora.services.jobs.idle();
    expect(await pupils(id)).toMatchObject({ received: 7, sealed: 0, waiting: 7, leftOut: 0 });
    await end(id, 'reopen', { closesOn: '2026-07-10', reason: 'ещё неделя' });
    expect((await ask('GET', `/api/survey/${code}`, undefined, '')).status).toBe(200);
    const pace = `/api/campaigns/${id}/pace?school=${world.schoolIds[0]}`;
    const { weeks } = (await ask('GET', pace, undefined, coordinator)).body;
    expect(weeks).toEqual([{ week: '2026-06-01', audience: 'student', received: 7 }]);
  });

  it('is sealed by another person than who closed it, for good, and then tells what did not enter', async () => {
    const { id, send } = await openWithLink();
    const teachers = await makeLink(opora.services, { ...world, campaignId: id }, { audience: 'teacher', grade: 0 });
    for (let n = 0; n < 6; n++) await send();
    for (let n = 0; n < 3; n++) await send(teachers, answersOf(opora.services, 'teacher'));
    expect((await end(id, 'seal')).body.code).toBe('campaignState');
    await end(id, 'close');
    const own = await end(id, 'seal');
    expect([own.status, own.body.code]).toEqual([409, 'secondPerson']);
    const other = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
    expect((await end(id, 'seal', undefined, other)).body.state).toBe('sealed');
    await opora.services.jobs.idle();
    expect(await pupils(id)).toMatchObject({ received: 6, sealed: 6, waiting: 0, leftOut: 0 });
    expect(await pupils(id, 'teacher')).toMatchObject({ received: 3, sealed: 0, waiting: 0, leftOut: 3 });
    expect((await send()).body.code).toBe('campaignSealed');
    for (const step of ['close', 'reopen', 'seal'] as const) {
      const body = step === 'reopen' ? { closesOn: '2026-07-10', reason: 'ещё неделя' } : undefined;
      expect((await end(id, step, body)).body.code).toBe('campaignState');
    }
    expect((await kinds(id))[0]).toBe('sealed');
  });

  it('closed and opened again around one person shows nothing of that person: four answers of one’s own help nobody', async () => {
    const { id, send } = await openWithLink();
    for (let n = 0; n < 9; n++) await send();
    const shown = async () => {
      await opora.services.jobs.idle();
      const path = `/api/schools/${world.schoolIds[0]}/profile?campaign=${id}`;
      return JSON.stringify((await ask('GET', path)).body.results);
    };
    const before = await shown();
    await end(id, 'close');
    expect(await shown()).toBe(before);
    await end(id, 'reopen', { closesOn: '2026-07-10', reason: 'ещё неделя' });
    // The one person, and four whose answers are known; then everything is to be emptied again.
    const { items } = opora.services.content.questionnaires.student;
    await send(undefined, Object.fromEntries(items.map(({ name, values }) => [name, values[0]])));
    await end(id, 'close');
    const once = await shown();
    const after = await pupils(id);
    // Ten wait for the first time: five of them, drawn at random, move, and five stay behind at the closing, too.
    expect(after).toMatchObject({ received: 10, sealed: 5, waiting: 5 });
    await end(id, 'reopen', { closesOn: '2026-07-10', reason: 'ещё неделя' });
    for (let n = 0; n < 4; n++) await send();
    await end(id, 'close');
    expect(await shown()).toBe(once);
    expect(await pupils(id)).toMatchObject({ received: 14, sealed: 5, waiting: 9 });
  });

  it('is closed, opened again and sealed by nobody who hands out links', async () => {
    const { id } = await openWithLink();
    for (const step of ['close', 'reopen', 'seal'] as const)
      expect((await end(id, step, { closesOn: '2026-07-10', reason: 'ещё неделя' }, analyst)).status).toBe(403);
  });

  const openWithLink = async () => {
    const id = await create();
    await ask('POST', `/api/campaigns/${id}/open`);
    const code = await makeLink(opora.services, { ...world, campaignId: id });
    const send = (link = code, answers = answersOf(opora.services)) =>
      ask('POST', `/api/survey/${link}/submissions`, { id: crypto.randomUUID(), answers }, '');
    return { id, code, send };
  };
  const pupils = async (id: number, of = 'student') =>
    (await ask('GET', `/api/campaigns/${id}/coverage`)).body.cells.find(
      (cell: { received: number; audience: string }) => cell.audience === of && cell.received > 0,
    );
});

describe('the clock', () => {
  it('looks at the day again once it is its turn: somebody may have moved it meanwhile', async () => {
    const on = (today: string) => ({ ...opora.services, clock: { ...opora.services.clock, today: () => today } });
    const id = await create({ closesOn: '2026-06-03' });
    await ask('POST', `/api/campaigns/${id}/open`);
    await closeNow(on('2026-06-03'), id, null);
    await sealNow(on('2026-06-03'), id, null);
    expect(await kinds(id)).toEqual(['opened', 'planned']);
    await closeNow(on('2026-06-04'), id, null);
    await closeNow(on('2026-06-05'), id, null);
    await sealNow(on('2026-06-18'), id, null);
    expect(await kinds(id)).toEqual(['closed', 'opened', 'planned']);
    await sealNow(on('2026-06-19'), id, null);
    expect((await kinds(id))[0]).toBe('sealed');
  });

  it('closes what is over by its date, in nobody’s name, and leaves the rest', async () => {
    const over = await create();
    const running = await create({ closesOn: '2026-06-02' });
    for (const id of [over, running]) await ask('POST', `/api/campaigns/${id}/open`);
    await opora.services.db.updateTable('campaign').set({ closes_on: '2026-06-01' }).where('id', '=', over).execute();
    const later = { ...opora.services, clock: { ...opora.services.clock, today: () => '2026-06-02' } };
    await sweep(later);
    expect(await kinds(over)).toEqual(['closed', 'opened', 'planned']);
    const { body } = await ask('GET', `/api/campaigns/${over}`);
    expect([body.state, body.events[0].by]).toEqual(['closed', null]);
    expect((await ask('GET', `/api/campaigns/${running}`)).body.state).toBe('open');
    const on = (today: string) => ({ ...opora.services, clock: { ...opora.services.clock, today: () => today } });
    await sweep(on('2026-06-16'));
    expect((await ask('GET', `/api/campaigns/${over}`)).body.state).toBe('closed');
    await sweep(on('2026-06-17'));
    expect((await ask('GET', `/api/campaigns/${over}`)).body).toMatchObject({ state: 'sealed', sealsOn: null });
  });
});
