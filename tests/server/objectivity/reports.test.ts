/** A district that has reports by school and no pupil rows: the planted schools are found, the others not, and it is told by what. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ObjectivityResponse,
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from '../../../server/objectivity/findings/schemas.ts';
import { undoReport } from '../../../server/objectivity/reports/store.ts';
import type { ActivityDetail } from '../../../server/roadmap/municipal/schemas.ts';
import { definition, district } from '../../analytics/objectivity/reported-district.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { read, request } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';
import { importTotals } from './plain.ts';
import { describeTest, judge, loadReport, type Reporting, TEST_PATH } from './reported.ts';

const PATIENCE = 120_000;
/** When the tests' clock stands, after the period of row 21. */
const DAY = '2026-06-01';

let opora: TestApplication;
let world: World;
let analyst: string;
let by: string;
let own: Reporting;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, district.schools.length + 1);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  by = (await (await request(opora, analyst, 'GET', '/api/session')).json()).account.id;
  own = { services: opora.services, world, by };
  await describeTest(own);
}, PATIENCE);
afterAll(() => opora.stop());

const get = <Body>(path: string) => read<Body>(opora, analyst, path);
const schoolOf = (name: string) => world.schoolIds[district.schools.findIndex((own) => own.name === name)];
const nameOf = (id: number) => district.schools[world.schoolIds.indexOf(id)]?.name;

async function found(): Promise<Record<string, string[]>> {
  const { schools } = await get<ObjectivityResponse>('/api/objectivity');
  const seen = schools.filter(({ level }) => level === 'look' || level === 'watch');
  return Object.fromEntries(seen.map(({ level, schoolId, signs }) => [nameOf(schoolId), [level, ...signs]]));
}

const PATH = `/api/objectivity/${TEST_PATH}`;

/** What row 21 of the roadmap says, whose period is over. */
async function row21() {
  const { activity } = await get<ActivityDetail>(`/api/roadmap/2026/activities/21?date=${DAY}`);
  return { missing: activity.missing.map(({ count, what }) => [what, count]), value: activity.value };
}

describe('reports without pupil rows', { timeout: PATIENCE }, () => {
  it('on marks alone let nothing be checked, and say that totals are missing, not papers', async () => {
    expect((await row21()).missing).toEqual([['tests', null]]);
    const id = await loadReport(own, 'markStatistics');
    expect((await row21()).missing).toEqual([['analyses', 1]]);
    await judge(own);
    const { district: whole } = await get<ObjectivityResponse>('/api/objectivity');
    const why = Object.fromEntries(whole.checks.missing.map(({ signal, why: reason }) => [signal, reason]));
    expect(why).toMatchObject({ cutoffHeap: 'noTotals', lowVariance: 'noTotals', journalShift: 'noJournal' });
    expect(whole.lifted).toEqual({ kind: 'unavailable', why: 'noTotals' });
    expect(await row21()).toEqual({
      missing: ['unchecked.noTotals', 'unchecked.noJournal', 'unchecked.noItems'].map((what) => [what, 1]),
      value: 0,
    });
    await undoReport(opora.services.db, world.territoryId, id, { by, at: opora.services.clock.now() });
    expect((await row21()).missing).toEqual([['tests', null]]);
  });

  it('on marks and the journal alone find the raised journal and claim nothing of heaps', async () => {
    await loadReport(own, 'markStatistics');
    await loadReport(own, 'journalComparison');
    await judge(own);
    expect(await found()).toEqual({ [district.journal]: ['look', 'journalShift'] });
    // Two reports on one test are one test of the roadmap.
    expect(await row21()).toEqual({ missing: [], value: 100 });
    const { bins, checks, n, points } = await get<ObjectivityTestResponse>(PATH);
    expect([bins, points, n]).toEqual([[], [], 340]);
    expect(checks.made).toEqual(['journalShift']);
    const school = await get<SchoolObjectivityResponse>(`/api/schools/${schoolOf(district.journal)}/objectivity`);
    expect(school.tests.map(({ bins: drawn, mean, n: papers }) => [drawn, mean, papers])).toEqual([[[], null, 38]]);
    expect(school.changes).toMatchObject([{ source: 'journalComparison', counts: [30, 10, 0], classes: [] }]);
    const { changes, districtChanges } = await get<ObjectivityTestResponse>(PATH);
    expect(changes).toHaveLength(13);
    expect(changes).toContainEqual({
      schoolId: schoolOf(district.journal),
      source: 'journalComparison',
      counts: [30, 10, 0],
    });
    expect((await get<ObjectivityResponse>('/api/objectivity')).changes).toEqual(changes);
    expect(districtChanges?.reduce((sum, own) => sum + own, 0)).toBe(340);
    const sign = school.finding?.signals.find(({ signal }) => signal === 'journalShift');
    expect(sign).toMatchObject({ source: 'journalComparison', statistic: 30, effect: { value: 20, unit: 'pupils' } });
  });

  it('find both planted schools, and no other, by all four', async () => {
    await loadReport(own, 'scoreDistribution');
    await loadReport(own, 'itemResults');
    await judge(own);
    expect(await found()).toEqual({
      [district.heap]: ['look', 'cutoffHeap'],
      [district.journal]: ['look', 'journalShift'],
    });
    const { bins, points, schools } = await get<ObjectivityTestResponse>(PATH);
    expect(bins).toHaveLength(definition.max + 1);
    expect([points.length, schools]).toEqual([14, 14]);
    const school = await get<SchoolObjectivityResponse>(`/api/schools/${schoolOf(district.heap)}/objectivity`);
    const sign = school.finding?.signals.find(({ signal }) => signal === 'cutoffHeap');
    expect(sign).toMatchObject({ source: 'scoreDistribution', statistic: 22, flag: true });
    expect(school.tests[0].bins.some(({ count, from, to }) => from === 42 && to === 42 && count === 10)).toBe(true);
  });

  it('tell of a report that contradicts itself, and of what is left when it is undone', async () => {
    const id = await loadReport(own, 'scoreDistribution', (values) => values.map((share) => share / 2));
    await judge(own);
    const broken = await get<SchoolObjectivityResponse>(`/api/schools/${schoolOf(district.heap)}/objectivity`);
    expect(broken.faults.map(({ kind, what }) => [kind, what])).toEqual([['scoreDistribution', 'contradicts']]);
    expect(Object.keys(await found())).not.toContain(district.heap);
    await undoReport(opora.services.db, world.territoryId, id, { by, at: opora.services.clock.now() });
    await judge(own);
    expect(Object.keys(await found())).toContain(district.heap);
  });

  it('stand beside pupil rows of another test', async () => {
    await importTotals(opora.services, { territoryId: world.territoryId, schoolIds: world.schoolIds, pupils: 25, by });
    await judge(own);
    const { schools, tests } = await get<ObjectivityResponse>('/api/objectivity');
    expect(tests.map(({ n, schools: count }) => [n, count])).toEqual([
      [340, 14],
      [375, 15],
    ]);
    expect(schools).toHaveLength(15);
    expect(await found()).toMatchObject({ [district.heap]: ['look', 'cutoffHeap'] });
  });
});
