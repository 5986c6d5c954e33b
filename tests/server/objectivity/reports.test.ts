/** A district that has reports by school and no pupil rows: the planted schools are found, the others not, and it is told by what. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AggregateKind } from '../../../analytics/objectivity/aggregates/report.ts';
import { askForAnalyses } from '../../../server/objectivity/findings/job.ts';
import type {
  ObjectivityResponse,
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from '../../../server/objectivity/findings/schemas.ts';
import { markStale } from '../../../server/objectivity/findings/store.ts';
import { insertReport, undoReport } from '../../../server/objectivity/reports/store.ts';
import { putDistrictTests } from '../../../server/objectivity/tests/store.ts';
import { definition, district, reportOf } from '../../analytics/objectivity/reported-district.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { read, request } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';
import { importTotals } from './plain.ts';

const PATIENCE = 120_000;

let opora: TestApplication;
let world: World;
let analyst: string;
let by: string;

beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, district.schools.length + 1);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  by = (await (await request(opora, analyst, 'GET', '/api/session')).json()).account.id;
  const { cutoffs, items, max, ...key } = definition;
  const test = {
    ...key,
    title: { ru: 'Русский язык', en: 'Russian' },
    maximum: max,
    cuts: [...cutoffs] as [number, number, number],
    items: items.map(({ max: maximum, name }) => ({ name, maximum })),
  };
  await putDistrictTests(opora.services.db, { territoryId: world.territoryId, by, at: opora.services.clock.now() }, [
    test as Parameters<typeof putDistrictTests>[2][number],
  ]);
}, PATIENCE);
afterAll(() => opora.stop());

const get = <Body>(path: string) => read<Body>(opora, analyst, path);
const schoolOf = (name: string) => world.schoolIds[district.schools.findIndex((own) => own.name === name)];
const nameOf = (id: number) => district.schools[world.schoolIds.indexOf(id)]?.name;

async function judge(): Promise<void> {
  await markStale(opora.services.db, world.territoryId);
  await askForAnalyses(opora.services);
  await opora.services.jobs.idle();
}

async function load(kind: AggregateKind, change = (values: number[]) => values): Promise<number> {
  const report = reportOf(kind);
  const lines = report.lines.map((line) => ({
    ...line,
    schoolId: line.schoolId === null ? null : world.schoolIds[line.schoolId],
    values: change([...line.values]),
  }));
  const stamp = { by, at: opora.services.clock.now() };
  const { territoryId } = world;
  return insertReport(opora.services.db, { ...report, ...stamp, lines, territoryId, fileName: `${kind}.xlsx` });
}

async function found(): Promise<Record<string, string[]>> {
  const { schools } = await get<ObjectivityResponse>('/api/objectivity');
  const seen = schools.filter(({ level }) => level === 'look' || level === 'watch');
  return Object.fromEntries(seen.map(({ level, schoolId, signs }) => [nameOf(schoolId), [level, ...signs]]));
}

const PATH = `/api/objectivity/tests/${definition.year}/${definition.subject}/${definition.grade}`;

describe('reports without pupil rows', { timeout: PATIENCE }, () => {
  it('on marks and the journal alone find the raised journal and claim nothing of heaps', async () => {
    await load('markStatistics');
    await load('journalComparison');
    await judge();
    expect(await found()).toEqual({ [district.journal]: ['look', 'journalShift'] });
    const { bins, checks, n, points } = await get<ObjectivityTestResponse>(PATH);
    expect([bins, points, n]).toEqual([[], [], 340]);
    expect(checks.made).toEqual(['journalShift']);
    const own = await get<SchoolObjectivityResponse>(`/api/schools/${schoolOf(district.journal)}/objectivity`);
    expect(own.tests.map(({ bins: drawn, mean, n: papers }) => [drawn, mean, papers])).toEqual([[[], null, 38]]);
    const sign = own.finding?.signals.find(({ signal }) => signal === 'journalShift');
    expect(sign).toMatchObject({ source: 'journalComparison', statistic: 30, effect: { value: 20, unit: 'pupils' } });
  });

  it('find both planted schools, and no other, by all four', async () => {
    await load('scoreDistribution');
    await load('itemResults');
    await judge();
    expect(await found()).toEqual({
      [district.heap]: ['look', 'cutoffHeap'],
      [district.journal]: ['look', 'journalShift'],
    });
    const { bins, points, schools } = await get<ObjectivityTestResponse>(PATH);
    expect(bins).toHaveLength(definition.max + 1);
    expect([points.length, schools]).toEqual([14, 14]);
    const own = await get<SchoolObjectivityResponse>(`/api/schools/${schoolOf(district.heap)}/objectivity`);
    const sign = own.finding?.signals.find(({ signal }) => signal === 'cutoffHeap');
    expect(sign).toMatchObject({ source: 'scoreDistribution', statistic: 22, flag: true });
    expect(own.tests[0].bins.some(({ count, from, to }) => from === 42 && to === 42 && count === 10)).toBe(true);
  });

  it('tell of a report that contradicts itself, and of what is left when it is undone', async () => {
    const id = await load('scoreDistribution', (values) => values.map((own) => own / 2));
    await judge();
    const broken = await get<SchoolObjectivityResponse>(`/api/schools/${schoolOf(district.heap)}/objectivity`);
    expect(broken.faults.map(({ kind, what }) => [kind, what])).toEqual([['scoreDistribution', 'contradicts']]);
    expect(Object.keys(await found())).not.toContain(district.heap);
    await undoReport(opora.services.db, world.territoryId, id, { by, at: opora.services.clock.now() });
    await judge();
    expect(Object.keys(await found())).toContain(district.heap);
  });

  it('stand beside pupil rows of another test', async () => {
    await importTotals(opora.services, { territoryId: world.territoryId, schoolIds: world.schoolIds, pupils: 25, by });
    await judge();
    const { schools, tests } = await get<ObjectivityResponse>('/api/objectivity');
    expect(tests.map(({ n, schools: count }) => [n, count])).toEqual([
      [340, 14],
      [375, 15],
    ]);
    expect(schools).toHaveLength(15);
    expect(await found()).toMatchObject({ [district.heap]: ['look', 'cutoffHeap'] });
  });
});
