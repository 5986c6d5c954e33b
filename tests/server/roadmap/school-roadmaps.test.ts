/** The roadmap of a school on its way between school and tutor, and from there to the public. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProgrammesResponse } from '../../../server/roadmap/school-roadmaps/programmes/schemas.ts';
import type {
  SchoolRoadmapHistoryResponse,
  SchoolRoadmapResponse,
  SchoolRoadmapsResponse,
} from '../../../server/roadmap/school-roadmaps/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { ask, read } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';

let opora: TestApplication;
let world: World;
let head: string;
let tutor: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services);
  head = await opora.signInAs('head', { territoryId: null, schoolId: world.schoolIds[0] });
  tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: world.schoolIds[0] });
});
afterAll(() => opora.stop());

const send = (method: string, path: string, body: unknown, cookie = head) => ask(opora, cookie, method, path, body);
const get = <Body>(path: string, cookie = head) => read<Body>(opora, cookie, path);
const base = () => `/api/schools/${world.schoolIds[0]}`;
const roadmap = (cookie = head) => get<SchoolRoadmapResponse>(`${base()}/roadmap?year=2026`, cookie);
const line = {
  ...{ factor: null, measure: null, title: 'Провести методический день', activity: 20, owner: 'директор' },
  ...{ startsOn: '2026-09-01', endsOn: '2026-10-01', joint: false },
};
async function step(name: string, cookie = head, note = '') {
  const { seen, version } = await roadmap(cookie);
  return send('POST', `${base()}/roadmap/steps`, { year: 2026, version, seen, step: name, note }, cookie);
}

describe('the roadmap of a school', () => {
  it('begins as a draft that cannot be handed in while it has no line', async () => {
    expect(await roadmap()).toMatchObject({ state: 'draft', version: 0, lines: [], turn: ['head', 'coordinator'] });
    expect((await step('submit')).body.code).toBe('schoolRoadmapEmpty');
    expect((await send('POST', `${base()}/roadmap/publication`, { year: 2026 })).body.code).toBe(
      'schoolRoadmapNotApproved',
    );
  });

  it('is written by both sides: the second writer is told, and nothing is overwritten', async () => {
    await send('POST', `${base()}/plan`, line);
    const answers = await Promise.all(
      [head, tutor].map((cookie) =>
        send('PUT', `${base()}/roadmap`, { year: 2026, version: 0, aim: `by ${cookie.length}` }, cookie),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('schoolRoadmapChanged');
    const written = await send('PUT', `${base()}/roadmap`, { year: 2026, version: 1, aim: ' Выйти из ШНОР ' }, tutor);
    expect(written.body).toMatchObject({ aim: 'Выйти из ШНОР', version: 2, mayWrite: true });
  });

  it('goes to the tutor and back with a comment, each step by whose turn it is', async () => {
    expect((await step('approve', tutor)).body.code).toBe('schoolRoadmapStep');
    expect((await step('submit', tutor)).body.code).toBe('schoolRoadmapNotYours');
    expect((await step('submit')).body).toMatchObject({ state: 'submitted', turn: ['tutor'], mayWrite: false });
    expect((await send('PUT', `${base()}/roadmap`, { year: 2026, version: 3, aim: 'x' })).body.code).toBe(
      'schoolRoadmapLocked',
    );
    expect((await step('return', tutor)).body.code).toBe('schoolRoadmapReason');
    expect((await step('return', tutor, 'Добавьте строку')).body).toMatchObject({
      state: 'returned',
      note: 'Добавьте строку',
    });
  });

  it('is not approved with lines that the tutor has not seen', async () => {
    await step('submit');
    const { seen, version } = await roadmap(tutor);
    await send('POST', `${base()}/plan`, { ...line, title: 'Пригласить соседей' });
    const approve = { year: 2026, version, seen, step: 'approve', note: '' };
    expect((await send('POST', `${base()}/roadmap/steps`, approve, tutor)).body.code).toBe('schoolRoadmapChanged');
    expect((await step('approve', tutor)).body).toMatchObject({ state: 'approved', turn: [], mayPublish: false });
  });

  it('says which lines have changed since it was approved; work on them is no change', async () => {
    const { lines } = await roadmap();
    const [{ activity, endsOn, id, joint, owner, startsOn, title }] = lines;
    const body = { activity, endsOn, joint, owner, startsOn, title, note: '', version: 1 };
    await send('PUT', `${base()}/plan/${id}`, { ...body, state: 'underWay', doneOn: null });
    expect((await roadmap()).approval?.changed).toEqual([]);
    await send('PUT', `${base()}/plan/${id}`, { ...body, version: 2, owner: 'завуч', state: 'underWay', doneOn: null });
    expect((await roadmap()).approval?.changed).toEqual([id]);
  });

  it('becomes public as it was approved, by the head alone, and a new edition replaces the former', async () => {
    expect((await send('POST', `${base()}/roadmap/publication`, { year: 2026 }, tutor)).body.code).toBe(
      'schoolRoadmapNotYours',
    );
    const first = await send('POST', `${base()}/roadmap/publication`, { year: 2026 });
    expect(first.body).toMatchObject({ mayPublish: true, publication: { on: '2026-06-01' } });
    const { publication } = first.body as SchoolRoadmapResponse;
    const path = `/api/publications/${publication?.id}`;
    const shown = await get<{ body: string; state: string }>(path);
    expect(shown.state).toBe('published');
    expect(shown.body).toContain('Отвечает: директор.');
    expect(shown.body).not.toContain('завуч');
    const { steps } = await get<{ steps: { step: string; role: string }[] }>(`${path}/history`);
    expect(steps.map(({ role, step: name }) => `${role} ${name}`)).toEqual([
      'head publish',
      'tutor confirm',
      'head submit',
    ]);
    await step('revise');
    expect((await send('POST', `${base()}/roadmap/publication`, { year: 2026 })).body.code).toBe(
      'schoolRoadmapNotApproved',
    );
    await step('submit');
    await step('approve', tutor);
    const second = await send('POST', `${base()}/roadmap/publication`, { year: 2026 });
    expect(second.body.publication.id).not.toBe(publication?.id);
    expect((await get<{ state: string }>(path)).state).toBe('withdrawn');
    expect((await get<{ body: string }>(`/api/publications/${second.body.publication.id}`)).body).toContain(
      'Отвечает: завуч.',
    );
  });

  it('keeps every version with the lines as they were', async () => {
    const { versions } = await get<SchoolRoadmapHistoryResponse>(`${base()}/roadmap/history?year=2026`);
    expect(versions[0].version).toBe(versions.length);
    expect(versions.find(({ version }) => version === 1)?.lines).toHaveLength(1);
    expect(versions[0].lines.map(({ owner }) => owner)).toEqual(['завуч', 'директор']);
  });

  it('is one of a list: a tutor sees the assigned schools, the district all that have one', async () => {
    const list = (cookie: string) => get<SchoolRoadmapsResponse>('/api/school-roadmaps?year=2026', cookie);
    const analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    await opora.services.db
      .insertInto('designation')
      .values({ school_id: world.schoolIds[1], year: 2026, kind: 'lowResults' })
      .execute();
    const [own] = (await list(tutor)).schools;
    expect(own).toMatchObject({ schoolId: world.schoolIds[0], state: 'approved', lines: 2, done: 0, late: 0 });
    expect((await list(analyst)).schools.map(({ schoolId, state }) => [schoolId, state])).toEqual([
      [world.schoolIds[0], 'approved'],
      [world.schoolIds[1], 'draft'],
    ]);
  });
});

describe('a programme against a risk', () => {
  const text = { aim: 'Снизить риск', tasks: ['Поговорить с учителями'], indicators: ['Ответы стали лучше'] };
  const put = (version: number, cookie = head) =>
    send('PUT', `${base()}/programmes/F06`, { year: 2026, version, ...text, aim: `${text.aim} ${version}` }, cookie);

  it('is begun once, changed from the version that was seen, and keeps what it was', async () => {
    const answers = await Promise.all([put(0), put(0, tutor)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await put(1, tutor)).body).toMatchObject({ ...text, aim: 'Снизить риск 1', version: 2 });
    expect((await put(1)).body.code).toBe('programmeChanged');
    const { programmes } = await get<ProgrammesResponse>(`${base()}/programmes?year=2026`);
    expect(programmes.map(({ factor, version }) => [factor, version])).toEqual([['F06', 2]]);
    const { versions } = await get<{ versions: { aim: string }[] }>(`${base()}/programmes/F06/history?year=2026`);
    expect(versions.map(({ aim }) => aim)).toEqual(['Снизить риск 1', 'Снизить риск 0']);
  });

  it('answers a risk that the model knows', async () => {
    const unknown = await send('PUT', `${base()}/programmes/F99`, { year: 2026, version: 0, ...text });
    expect(unknown.status).toBe(404);
  });
});
