/** The way to the exit over HTTP: figures from what is stored, small counts hidden, findings by people, the district's order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertDesignation } from '../../../../server/people/schools/store.ts';
import type {
  DistrictExitResponse,
  JudgementBody,
  SchoolExitResponse,
} from '../../../../server/roadmap/status-exit/schemas.ts';
import { startApplication, type TestApplication } from '../../application.ts';
import { read, request } from '../../asking.ts';
import { makeTwoYears, type TwoYears } from '../../twoYears.ts';
import { importMarks } from './marks.ts';

let opora: TestApplication;
let world: TwoYears;
let chief: string;
let head: string;
let school: number;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeTwoYears(opora.services, 5);
  chief = await opora.signInAs('chief', { territoryId: world.territoryId, schoolId: null });
  school = world.schoolIds[1];
  for (const year of [2025, 2026]) await insertDesignation(opora.services.db, school, year, 'hardConditions');
  await opora.services.db.deleteFrom('designation').where('school_id', '=', world.schoolIds[4]).execute();
  head = await opora.signInAs('head', { territoryId: null, schoolId: school });
}, 120_000);
afterAll(() => opora.stop());

const ask = (path: string, cookie = chief, body?: unknown) =>
  request(opora, cookie, body === undefined ? 'GET' : 'POST', path, body);
const get = <Body>(path: string, cookie = chief) => read<Body>(opora, cookie, path);
const own = (cookie = chief) => get<SchoolExitResponse>(`/api/schools/${school}/exit`, cookie);

async function criterion(code: string, cookie = chief) {
  const { statuses } = await own(cookie);
  const found = statuses.flatMap(({ criteria }) => criteria).find((each) => each.code === code);
  if (!found) throw new Error(`no criterion ${code}`);
  return found;
}
const newest = async (code: string, cookie = chief) => (await criterion(code, cookie)).byYear.at(-1);

/** Signs a version of the director's facts of this year. */
async function sign(left: number, teachers = 30): Promise<void> {
  const { db } = opora.services;
  const where = { school_id: school, campaign_id: world.currentId };
  const former = await db
    .selectFrom('school_return')
    .selectAll()
    .where('school_id', '=', school)
    .where('campaign_id', '=', world.currentId)
    .orderBy('version', 'desc')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('school_return')
    .values({
      ...where,
      version: former.version + 1,
      facts: JSON.stringify({ ...former.facts, f02_d_left: left, base_d_teachers: teachers }),
      signed_by: former.signed_by,
      signed_at: opora.services.clock.now(),
    })
    .execute();
}

describe('turnover', () => {
  it('is told to nobody but the head where one to four teachers left', async () => {
    await sign(6);
    expect(await newest('staffStable')).toMatchObject({
      reading: { kind: 'figure', value: 20, n: 30 },
      verdict: 'notMet',
    });
    const answers = new Set<string>();
    for (const left of [1, 2, 3, 4]) {
      await sign(left);
      answers.add(JSON.stringify([await own(), await get('/api/exit')]));
      expect((await newest('staffStable', head))?.reading).toMatchObject({ value: Math.round((100 * left) / 30) });
    }
    expect(answers.size).toBe(1);
    expect(await newest('staffStable')).toMatchObject({
      reading: { kind: 'bounds', low: 3, high: 13, n: 30 },
      verdict: 'unclear',
    });
  });
});

describe('marks', () => {
  it('count from five of a kind on, and say the same for one to four of them', async () => {
    expect((await newest('resultsHold'))?.reading).toEqual({ kind: 'none', reason: 'noMarks' });
    const answers = new Set<string>();
    for (const low of [1, 2, 3, 4]) {
      await importMarks(opora.services, world.territoryId, school, { low, pupils: 40 });
      answers.add(JSON.stringify((await newest('resultsHold'))?.reading));
    }
    expect([...answers]).toEqual([JSON.stringify({ kind: 'bounds', low: 3, high: 10, n: 40 })]);
    await importMarks(opora.services, world.territoryId, school, { low: 20, pupils: 40 });
    expect(await newest('resultsHold')).toMatchObject({
      reading: { kind: 'figure', value: 50, n: 40 },
      verdict: 'notMet',
    });
    expect((await criterion('resultsHold')).verdict).toBe('notMet');
  });
});

describe('risk and levers', () => {
  it('tell the level of the criterion’s factor for both years, as the school’s page has it', async () => {
    const { byYear } = await criterion('wellbeing');
    const { results } = await get<{ results: { factor: string; kind: string; probabilities: { high: number } }[] }>(
      `/api/schools/${school}/profile?campaign=${world.currentId}`,
    );
    const shown = results.find(({ factor }) => factor === 'F07');
    expect(byYear.map(({ year }) => year)).toEqual([2025, 2026]);
    expect(byYear[1].reading).toMatchObject({ kind: 'level', probability: 1 - (shown?.probabilities.high ?? 0) });
  });

  it('are the two strongest by the open formula, with the lines that stand against them', async () => {
    const { campaign, levers } = await own();
    expect(campaign).toMatchObject({ id: world.currentId, year: 2026 });
    expect(levers).toHaveLength(2);
    for (const { moved, result, strength, told } of levers) {
      expect([told, moved]).toEqual([0, 0.5]);
      expect(result.kind === 'estimate' && result.value * moved).toBe(strength);
    }
    const [{ factor }] = levers;
    const measure = opora.services.content.measures.find(({ factors }) => factors.includes(factor))?.code;
    const line = { factor, measure, title: null, activity: null, owner: 'завуч', joint: false };
    const tutor = await opora.signInAs('tutor', { territoryId: null, schoolId: school });
    const dates = { startsOn: '2026-06-01', endsOn: '2026-09-01' };
    await ask(`/api/schools/${school}/plan?campaign=${world.currentId}`, tutor, { ...line, ...dates });
    expect((await own()).levers[0].planned).toMatchObject([{ measure, state: 'planned', owner: 'завуч' }]);
  });
});

describe('a finding by a person', () => {
  const body: JudgementBody = {
    ...{ status: 'hardConditions', criterion: 'conditions', year: 2026, holds: true },
    ...{ note: 'протокол № 3', expected: 0 },
  };
  const record = (change: Partial<JudgementBody>, cookie = chief) =>
    ask(`/api/schools/${school}/exit/judgements`, cookie, { ...body, ...change });

  it('is recorded with name and time, refused to the school, and not overwritten by a second writer', async () => {
    expect((await record({}, head)).status).toBe(403);
    expect((await record({})).status).toBe(200);
    const { judgements, verdict } = await criterion('conditions', head);
    expect(verdict).toBe('met');
    expect(judgements).toMatchObject([{ year: 2026, holds: true, note: 'протокол № 3', by: 'chief' }]);
    const second = await record({ holds: false });
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ code: 'exitJudged' });
    const audit = await opora.services.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', '=', 'exit.judge')
      .execute();
    expect(audit).toHaveLength(1);
  });

  it('of two people at once one is told', async () => {
    const [{ id }] = (await criterion('conditions')).judgements;
    const both = await Promise.all([record({ expected: id, holds: false }), record({ expected: id, holds: null })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await criterion('conditions')).judgements).toHaveLength(2);
  });

  it.each([
    ['a criterion that figures decide', { criterion: 'staffStable' }],
    ['a criterion of the other status', { status: 'lowResults' }],
    ['a year to come', { year: 2027 }],
    ['no reason', { note: '  ' }],
  ] as [string, Partial<JudgementBody>][])('is refused for %s', async (_, change) => {
    expect((await record(change)).status).toBe(400);
  });
});

describe('the district', () => {
  it('has a line for each status of each school in scope, the nearest first', async () => {
    const { schools } = await get<DistrictExitResponse>('/api/exit');
    const ranks = schools.map(({ summary }) => ['ready', 'near', 'cannotTell', 'far'].indexOf(summary.closeness));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(schools.every(({ since }) => since === 2025)).toBe(true);
    const { statuses } = await own();
    for (const { status, summary } of statuses) {
      expect(schools.find((each) => each.schoolId === school && each.status === status)?.summary).toEqual(summary);
    }
    const mine = await get<DistrictExitResponse>('/api/exit', head);
    expect(new Set(mine.schools.map(({ schoolId }) => schoolId))).toEqual(new Set([school]));
  });

  it('says what a school without status has to do: nothing', async () => {
    const body = await get<SchoolExitResponse>(`/api/schools/${world.schoolIds[4]}/exit`);
    expect(body).toMatchObject({ statuses: [], history: [] });
  });
});
