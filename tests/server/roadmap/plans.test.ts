import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanHistoryResponse, PlanLine, PlanResponse } from '../../../server/roadmap/plans/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask, read } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let tutor: string;
let analyst: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: world.schoolIds[0] });
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
});
afterAll(() => opora.stop());

const measure = () => {
  const found = opora.services.content.measures.find(({ factors }) => factors[0] === 'F06');
  if (!found) throw new Error('the library has no measure against F06');
  return found;
};
const line = () => ({
  factor: 'F06',
  measure: measure().code,
  activity: measure().activities[0],
  owner: 'заместитель директора',
  startsOn: '2026-09-01',
  endsOn: '2026-12-20',
  title: null,
  joint: false,
});

/** What a measure of the library that is not done has. */
const plain = { title: null, joint: false, doneOn: null };

const send = (method: string, path: string, body: unknown, cookie = tutor) => ask(opora, cookie, method, path, body);
const get = <Body>(path: string, cookie = tutor) => read<Body>(opora, cookie, path);
const planPath = (school = 0) => `/api/schools/${world.schoolIds[school]}/plan?campaign=${world.campaignId}`;
const linePath = (id: number) => `/api/schools/${world.schoolIds[0]}/plan/${id}`;
const plan = () => get<PlanResponse>(planPath());

describe('a line of the plan', () => {
  it.each([
    ['an unknown factor', { factor: 'F99' }, 'body/factor'],
    ['a measure against another factor', { factor: 'F01' }, 'body/measure'],
    ['an activity that the measure does not belong to', { activity: 999 }, 'body/activity'],
    ['an end before the beginning', { endsOn: '2026-08-31' }, 'body/endsOn'],
    ['a day that the calendar has not', { startsOn: '2026-02-30' }, 'body/startsOn'],
    ['no owner', { owner: '   ' }, 'body/owner'],
  ])('is refused with %s, naming the place', async (_, fault, path) => {
    const refused = await send('POST', planPath(), { ...line(), ...fault });
    expect(refused.status).toBe(400);
    expect(refused.body.faults.map((each: { path: string }) => each.path)).toContain(path);
    expect((await plan()).lines).toEqual([]);
  });

  it('is taken once, and what it was stays readable when it changes', async () => {
    const made = await send('POST', planPath(), line());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...line(),
      state: 'planned',
      version: 1,
      roadmapYear: 2026,
      doneOn: null,
      from: null,
    });
    expect((await send('POST', planPath(), line())).body.code).toBe('planTaken');

    const { id } = made.body as PlanLine;
    const { factor: _factor, measure: _measure, ...content } = line();
    const change = {
      ...content,
      owner: 'учитель математики',
      state: 'underWay',
      note: 'начали с 6 класса',
      doneOn: null,
    };
    const changed = await send('PUT', linePath(id), { ...change, version: 1 });
    expect(changed.body).toMatchObject({ ...change, version: 2 });

    const { versions } = await get<PlanHistoryResponse>(`${linePath(id)}/history`);
    expect(versions.map(({ owner, version }) => [version, owner])).toEqual([
      [2, 'учитель математики'],
      [1, 'заместитель директора'],
    ]);
  });

  it('tells the second writer, who loses nothing and overwrites nothing', async () => {
    const [{ id, factor: _f, measure: _m, ...seen }] = (await plan()).lines;
    const { activity, endsOn, startsOn } = seen;
    const body = { activity, owner: 'x', startsOn, endsOn, ...plain };
    const change = { ...body, state: seen.state, note: '', version: seen.version };
    const answers = await Promise.all([1, 2, 3].map(() => send('PUT', linePath(id), change)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('planChanged');
  });

  it('is dropped with a reason alone, makes room for another try, and does not come back beside it', async () => {
    const [{ id, factor: _f, measure: _m, ...seen }] = (await plan()).lines;
    const { endsOn, owner, startsOn } = seen;
    const body = { activity: null, owner, startsOn, endsOn, ...plain };
    const drop = { ...body, state: 'dropped', note: ' ', version: seen.version };
    expect((await send('PUT', linePath(id), drop)).body.code).toBe('planReason');
    const dropped = await send('PUT', linePath(id), { ...drop, note: 'нет часов' });
    expect(dropped.body).toMatchObject({ state: 'dropped', activity: null, note: 'нет часов' });
    expect((await send('POST', planPath(), line())).status).toBe(201);
    const back = { ...body, state: 'planned', note: '', version: dropped.body.version };
    expect((await send('PUT', linePath(id), back)).body.code).toBe('planTaken');
  });
});

describe('a line of the school’s own', () => {
  const own = () => ({ ...line(), factor: null, measure: null, title: 'Провести методический день', activity: 20 });
  const add = (body: object) => send('POST', `/api/schools/${world.schoolIds[2]}/plan`, body, third);
  let third: string;
  beforeAll(async () => {
    third = await opora.signInAs('coordinator', { territoryId: null, schoolId: world.schoolIds[2] });
  });

  it.each([
    ['neither measure nor title', { title: null }, 'body/title'],
    ['a row that the roadmap of its year has not', { activity: 5 }, 'body/activity'],
    ['a factor without a campaign', { factor: 'F06' }, 'body/factor'],
    ['a measure beside its title', { factor: 'F06', measure: 'M06-01' }, 'body/factor'],
  ])('is refused with %s', async (_, fault, path) => {
    const refused = await add({ ...own(), ...fault });
    expect(refused.status).toBe(400);
    expect(refused.body.faults.map((each: { path: string }) => each.path)).toContain(path);
  });

  it('is tied to the roadmap of the year in which it begins, also after that year has changed', async () => {
    const made = await add({ ...own(), joint: true });
    expect(made.body).toMatchObject({
      title: 'Провести методический день',
      joint: true,
      roadmapYear: 2026,
      measure: null,
    });
    const { activity, endsOn, owner, title } = own();
    const moved = { activity, endsOn, owner, title, startsOn: '2025-12-10', joint: true };
    const path = `/api/schools/${world.schoolIds[2]}/plan/${made.body.id}`;
    const rest = { state: 'planned', doneOn: null, note: '', version: 1 };
    expect((await send('PUT', path, { ...moved, ...rest }, third)).body).toMatchObject({
      roadmapYear: 2025,
      version: 2,
    });
    const years = async (year: number) =>
      (await get<PlanResponse>(`/api/schools/${world.schoolIds[2]}/plan?year=${year}`, third)).lines.length;
    expect([await years(2025), await years(2026)]).toEqual([1, 0]);
  });

  it.each([
    ['done without a day', { state: 'done', doneOn: null }],
    ['a day without being done', { state: 'underWay', doneOn: '2026-05-01' }],
    ['done on a day that lies ahead', { state: 'done', doneOn: '2026-06-02' }],
  ])('is refused: %s', async (_, progress) => {
    const { lines } = await get<PlanResponse>(`/api/schools/${world.schoolIds[2]}/plan`, third);
    const { activity, endsOn, id, owner, startsOn, title, version } = lines[0];
    const body = { activity, endsOn, owner, startsOn, title, joint: false, note: '', version, ...progress };
    const refused = await send('PUT', `/api/schools/${world.schoolIds[2]}/plan/${id}`, body, third);
    expect(refused.body.faults[0].path).toBe('body/doneOn');
  });
});

describe('who sees a plan', () => {
  it('the district sees all schools, a tutor the assigned ones', async () => {
    const path = `/api/campaigns/${world.campaignId}/plan`;
    const head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[1] });
    const own = await send('POST', planPath(1), line(), head);
    expect(own.status).toBe(201);
    const schools = async (cookie: string) =>
      new Set((await get<PlanResponse>(path, cookie)).lines.map(({ schoolId }) => schoolId));
    expect(await schools(analyst)).toEqual(new Set(world.schoolIds.slice(0, 2)));
    expect(await schools(tutor)).toEqual(new Set([world.schoolIds[0]]));
    expect((await send('POST', planPath(), line(), analyst)).status).toBe(403);
  });

  it('a line is reached through its own school alone', async () => {
    const other = await get<PlanResponse>(planPath(1), analyst);
    const response = await send('PUT', linePath(other.lines[0].id), {
      ...{ activity: null, owner: 'x', startsOn: '2026-09-01', endsOn: '2026-09-02', ...plain },
      ...{ state: 'planned', note: '', version: 1 },
    });
    expect(response.status).toBe(404);
  });
});
