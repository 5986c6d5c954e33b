/** The roadmap over HTTP: what is entered moves its state, and a past day shows what was known on it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayIn } from '../../../../server/ground/time-zone.ts';
import type {
  ActivityDetail,
  DesignationsOfYear,
  RoadmapContent,
  RoadmapHistory,
  RoadmapStatus,
  SchoolRoadmapStatus,
  YearsResponse,
} from '../../../../server/roadmap/municipal/schemas.ts';
import { change, enter, openStage, recordFor, type Stage, send } from '../evidence/stage.ts';

const ZONE = 'Europe/Moscow';
/** An instant that a test sets; the day is the one of the district. */
let instant = new Date('2026-06-01T09:00:00Z');
const clock = { now: () => instant, today: () => dayIn(ZONE, instant) };
const setTime = (text: string) => {
  instant = new Date(text);
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(clock);
  for (const schoolId of stage.world.schoolIds.slice(0, 2)) {
    const body = { kinds: ['lowResults'], note: 'приказ министерства' };
    await send(stage, stage.cookies.chief, 'PUT', `/api/schools/${schoolId}/designations/2026`, body);
  }
});
afterAll(() => stage.opora.stop());

const get = <Body>(path: string, who: keyof Stage['cookies'] = 'chief') =>
  send<Body>(stage, stage.cookies[who], 'GET', path);

async function rowOf(no: number, date?: string, who: keyof Stage['cookies'] = 'chief') {
  const { body } = await get<ActivityDetail>(`/api/roadmap/2026/activities/${no}${date ? `?date=${date}` : ''}`, who);
  return body.activity;
}

describe('the roadmap of a year', () => {
  it('is the template with its days moved until somebody changes it', async () => {
    const { body } = await get<YearsResponse>('/api/roadmap');
    expect(body.years).toMatchObject([{ year: 2026, version: 0 }]);
    const status = (await get<RoadmapStatus>('/api/roadmap/2026')).body;
    expect(status).toMatchObject({ year: 2026, date: '2026-06-01', version: 0, mayEdit: true });
    expect(status.activities).toHaveLength(28);
    expect(status.activities[0].period).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect((await get('/api/roadmap/2022')).body.code).toBe('roadmapMissing');
    expect((await get('/api/roadmap/2026?date=2026-06-02')).status).toBe(400);
  });

  it('never shows 100 % where nothing was registered', async () => {
    const { body } = await get<RoadmapStatus>('/api/roadmap/2026?date=2026-01-15');
    expect(
      body.activities
        .map(({ no, state, value }) => ({ no, state, value }))
        .filter(({ state, value }) => value === 100 || state === 'done'),
    ).toEqual([]);
  });

  it('is changed with a word why; the second writer is told, and the history says which rows', async () => {
    const { chief, analyst } = stage.cookies;
    const { body } = await get<RoadmapStatus>('/api/roadmap/2026');
    const { activities, expectedResults, goals, programme, sections, source, tasks, title } = body;
    const rows = activities.map(
      ({ computed: _1, evidence: _2, override: _3, state: _4, turns: _5, value: _6, ...row }) => row,
    );
    const content = { title, source, goals, tasks, expectedResults, programme, sections, activities: rows };
    const put = (cookie: string, version: number, end: string) =>
      send<RoadmapContent>(stage, cookie, 'PUT', '/api/roadmap/2026', {
        version,
        note: 'посещения до декабря',
        content: {
          ...content,
          activities: rows.map((row) => (row.no === 8 ? { ...row, period: { ...row.period, to: end } } : row)),
        },
      });
    expect((await put(chief, 0, '2026-12-15')).body).toMatchObject({ version: 2 });
    expect((await put(analyst, 0, '2026-12-20')).body.code).toBe('roadmapChanged');
    expect((await put(analyst, 1, '2026-12-20')).body.code).toBe('roadmapChanged');
    expect((await put(analyst, 2, '2026-02-30')).status).toBe(400);
    const history = (await get<RoadmapHistory>('/api/roadmap/2026/history')).body;
    expect(history.versions).toMatchObject([
      { version: 2, note: 'посещения до декабря', rows: [8] },
      { version: 1, rows: [] },
    ]);
    expect((await put(stage.cookies.head, 2, '2026-12-20')).status).toBe(403);
  });

  it('refuses a row whose rule nobody can compute', async () => {
    const { body } = await get<RoadmapContent>('/api/roadmap/2026/versions/2');
    const content = structuredClone(body.content);
    content.activities[0].computes.rule = 'guess';
    const refused = await send(stage, stage.cookies.chief, 'PUT', '/api/roadmap/2026', {
      version: 2,
      note: '',
      content,
    });
    expect(refused.body.faults?.map(({ path }) => path)).toEqual(['body/content/activities[0].computes.rule']);
  });

  it('is copied to a new year with its changes and its days moved', async () => {
    const copy = () =>
      send<RoadmapContent>(stage, stage.cookies.analyst, 'POST', '/api/roadmap', { year: 2027, from: 2026 });
    const { body, status } = await copy();
    expect(status).toBe(201);
    expect(body.content.activities.find(({ no }) => no === 8)?.period).toEqual({
      from: '2027-03-01',
      to: '2027-12-15',
    });
    expect(body.content.title.ru).toContain('2027');
    expect((await copy()).body.code).toBe('roadmapExists');
  });
});

describe('as of a day', () => {
  it('counts what was entered by then, as it was then', async () => {
    setTime('2026-06-03T09:00:00Z');
    const { tutor } = stage.cookies;
    const visit = await enter(stage, tutor, recordFor(stage, 'visit', {}, { occursOn: '2026-06-02' }));
    expect(await rowOf(8)).toMatchObject({ state: 'late' });
    setTime('2026-06-05T09:00:00Z');
    await change(stage, tutor, visit, { state: 'held', heldOn: '2026-06-02' });
    const bySchool = async (date?: string) =>
      (await rowOf(8, date)).bySchool.find(({ schoolId }) => schoolId === visit.schoolId);
    expect(await bySchool()).toMatchObject({ state: 'underWay', value: 100, evidence: 1 });
    expect(await bySchool('2026-06-04')).toMatchObject({ state: 'late', value: 0, evidence: 0 });
    expect((await bySchool('2026-06-02'))?.missing).toMatchObject([{ what: 'schedule', turn: ['tutor'] }]);
    setTime('2026-06-06T09:00:00Z');
    await send(stage, tutor, 'POST', `/api/evidence/${visit.id}/withdraw`, { version: 2, note: 'ошибка' });
    expect((await bySchool())?.missing).toMatchObject([{ what: 'schedule' }]);
    expect(await bySchool('2026-06-05')).toMatchObject({ value: 100 });
  });

  it('does not know a designation before it was entered', async () => {
    expect((await rowOf(1, '2026-06-01')).value).toBe(2);
    expect((await rowOf(1, '2026-05-31')).value).toBe(0);
  });

  it('carries a status into the next year, where it does not count as a new designation', async () => {
    const before = await get<DesignationsOfYear>('/api/designations/2027');
    expect(before.body.schools.map(({ kinds, recordedFor }) => [kinds, recordedFor])).toEqual([
      [['lowResults'], 2026],
      [['lowResults'], 2026],
      [[], null],
    ]);
    setTime('2027-03-15T09:00:00Z');
    const next = (await get<RoadmapStatus>('/api/roadmap/2027')).body.activities;
    expect(next.find(({ no }) => no === 1)).toMatchObject({ state: 'late', value: 0 });
    const { body } = await get<ActivityDetail>('/api/roadmap/2027/activities/8');
    expect(body.activity.bySchool).toHaveLength(2);
    setTime('2026-06-06T09:00:00Z');
  });

  it('ends the day, and the year, at midnight of the district', async () => {
    const { chief } = stage.cookies;
    const meeting = (state: 'planned' | 'held') =>
      recordFor(
        stage,
        'event',
        { type: 'final', state, attendance: [{ schoolId: stage.world.schoolIds[0], people: 2 }] },
        { schoolId: null, occursOn: '2026-12-30' },
      );
    setTime('2026-12-31T20:59:59Z');
    const record = await enter(stage, chief, meeting('planned'));
    expect(await rowOf(31)).toMatchObject({ state: 'underWay', value: 0 });
    // One second later it is the first of January in Rostov, and still December in Greenwich.
    setTime('2026-12-31T21:00:00Z');
    expect((await get<YearsResponse>('/api/roadmap')).body.today).toBe('2027-01-01');
    expect(await rowOf(31)).toMatchObject({ state: 'late', value: 0 });
    await change(stage, chief, record, { state: 'held' });
    expect(await rowOf(31)).toMatchObject({ state: 'done', value: 1 });
    expect(await rowOf(31, '2026-12-31')).toMatchObject({ state: 'underWay', value: 0 });
  });
});

describe('what is set by hand', () => {
  it('needs a reason, stays visible beside what is computed, and can be ended', async () => {
    const { chief, head } = stage.cookies;
    const path = '/api/roadmap/2026/overrides';
    const body = { activity: 2, schoolId: null, state: 'done', reason: 'изучено в прошлом году' };
    expect((await send(stage, chief, 'POST', path, { ...body, reason: ' ' })).status).toBe(400);
    expect((await send(stage, head, 'POST', path, body)).status).toBe(403);
    const made = await send<{ id: number }>(stage, chief, 'POST', path, body);
    expect(made.status).toBe(201);
    expect((await send(stage, chief, 'POST', path, body)).body.code).toBe('overrideExists');
    expect(await rowOf(2, undefined, 'head')).toMatchObject({
      state: 'done',
      computed: 'late',
      override: { reason: body.reason, madeBy: 'chief' },
    });
    expect(await rowOf(2, '2026-12-31')).toMatchObject({ state: 'late', override: null });
    setTime('2027-01-02T09:00:00Z');
    const end = await fetch(`${stage.opora.url}${path}/${made.body.id}/end`, {
      method: 'POST',
      headers: { cookie: chief, origin: stage.opora.url },
    });
    expect(end.status).toBe(204);
    expect(await rowOf(2)).toMatchObject({ state: 'late', override: null });
    expect(await rowOf(2, '2027-01-01')).toMatchObject({ state: 'done' });
    const { body: detail } = await get<ActivityDetail>('/api/roadmap/2026/activities/2');
    expect(detail.overrides).toMatchObject([{ endedOn: '2027-01-02', endedBy: 'chief' }]);
  });
});

describe('who sees what', () => {
  it('leads from the indicator to its evidence', async () => {
    const { body } = await get<ActivityDetail>('/api/roadmap/2026/activities/31');
    expect(body.evidence).toMatchObject([{ kind: 'evidence', day: '2026-12-30', title: 'Собрание' }]);
  });

  it('names to a school no other school, and shows it its own row by row', async () => {
    const [own, other] = stage.world.schoolIds;
    const row = await rowOf(16, undefined, 'head');
    expect(row.bySchool.map(({ schoolId }) => schoolId)).toEqual([own]);
    expect(row.missing.map(({ schoolId }) => schoolId)).not.toContain(other);
    const turnsOf = async (who: keyof Stage['cookies']) =>
      (await get<RoadmapStatus>('/api/roadmap/2026', who)).body.activities.find(({ no }) => no === 16)?.turns;
    expect(await turnsOf('head')).toEqual([{ turn: ['head'], missing: 1 }]);
    expect(await turnsOf('chief')).toEqual([{ turn: ['head'], missing: 2 }]);
    expect((await rowOf(16)).bySchool.map(({ schoolId }) => schoolId)).toEqual([own, other]);
    const { body } = await get<SchoolRoadmapStatus>(`/api/schools/${own}/roadmap-status/2026`, 'coordinator');
    expect(body.activities.find(({ no }) => no === 16)).toMatchObject({
      state: 'late',
      missing: [{ what: 'agreement', turn: ['head'] }],
    });
    expect((await get(`/api/schools/${other}/roadmap-status/2026`, 'head')).status).toBe(403);
    const outside = await get<SchoolRoadmapStatus>(`/api/schools/${stage.world.schoolIds[2]}/roadmap-status/2026`);
    expect(outside.body.activities.find(({ no }) => no === 16)?.state).toBe('notApplicable');
  });
});
