/** Six schools of 25 pupils and one test: nothing can be checked, and nowhere is that told as "no sign". */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForAnalyses } from '../../../server/objectivity/findings/job.ts';
import type {
  ObjectivityResponse,
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from '../../../server/objectivity/findings/schemas.ts';
import { markStale } from '../../../server/objectivity/findings/store.ts';
import { insertReport } from '../../../server/objectivity/reports/store.ts';
import { insertDesignation } from '../../../server/people/schools/store.ts';
import type { ActivityDetail } from '../../../server/roadmap/municipal/schemas.ts';
import type { DistrictExitResponse, SchoolExitResponse } from '../../../server/roadmap/status-exit/schemas.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { read, request } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';
import { importTotals } from './plain.ts';

const PATIENCE = 120_000;

let opora: TestApplication;
let world: World;
let analyst: string;
beforeAll(async () => {
  opora = await startApplication();
  world = await makeWorld(opora.services, 7);
  analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
  const { account } = await (await request(opora, analyst, 'GET', '/api/session')).json();
  const { territoryId } = world;
  await importTotals(opora.services, {
    territoryId,
    schoolIds: world.schoolIds.slice(0, 6),
    pupils: 25,
    by: account.id,
  });
  await markStale(opora.services.db, territoryId);
  await askForAnalyses(opora.services);
  await opora.services.jobs.idle();
  for (const id of [world.schoolIds[0], world.schoolIds[6]])
    await insertDesignation(opora.services.db, id, 2026, 'lowResults');
}, PATIENCE);
afterAll(() => opora.stop());

const get = <Body>(path: string) => read<Body>(opora, analyst, path);

/** Why each check was not made, in such a district. */
const MISSING = {
  cutoffHeap: 'fewResults',
  journalShift: 'noJournal',
  highMean: 'noFormerResults',
  lowVariance: 'fewSchools',
  hardItems: 'noItems',
  similarity: 'noItemsByClass',
  transition: 'noNextResults',
};

describe('a district in which nothing can be checked', { timeout: PATIENCE }, () => {
  it('is told so school by school, test by test and as a whole, with the reasons', async () => {
    const { checks, district, schools, tests, withoutResults } = await get<ObjectivityResponse>('/api/objectivity');
    expect(schools.map(({ level, n }) => [level, n])).toEqual(schools.map(() => ['notChecked', 25]));
    expect(schools).toHaveLength(6);
    for (const own of schools) {
      expect(checks[own.checks].kind).toBe('none');
      expect(Object.fromEntries(checks[own.checks].missing.map(({ signal, why }) => [signal, why]))).toEqual(MISSING);
      for (const cell of own.tests) expect(cell.level).toBe('notChecked');
    }
    expect(withoutResults).toEqual([world.schoolIds[6]]);
    expect(district).toMatchObject({ looks: 0, judged: 0, lifted: { kind: 'unavailable', why: 'fewSchools' } });
    expect(district.checks.kind).toBe('none');
    expect(tests.map((own) => [own.judged, own.checks.kind])).toEqual([[0, 'none']]);
  });

  it('is told so on the page of a school and of a test', async () => {
    const school = await get<SchoolObjectivityResponse>(`/api/schools/${world.schoolIds[0]}/objectivity`);
    expect(school.finding).toMatchObject({ level: 'notChecked', checks: { kind: 'none', made: [] } });
    expect(school.finding?.signals.map(({ kind }) => kind)).toEqual(Object.keys(MISSING).map(() => 'unavailable'));
    expect(school.tests.map(({ checks, level }) => [level, checks?.kind])).toEqual([['notChecked', 'none']]);
    const test = await get<ObjectivityTestResponse>('/api/objectivity/tests/2026/mathematics/6');
    expect(test.checks.made).toEqual([]);
    expect(new Set(test.points.map(({ level }) => level))).toEqual(new Set(['notChecked']));
  });

  it('cannot say yet whether its results can be trusted, and why', async () => {
    const { statuses } = await get<SchoolExitResponse>(`/api/schools/${world.schoolIds[0]}/exit`);
    const criteria = statuses.flatMap(({ criteria }) => criteria).filter(({ code }) => code === 'objective');
    expect(criteria.map(({ verdict }) => verdict)).toEqual(['noData']);
    expect(criteria[0].byYear.find(({ year }) => year === 2026)?.reading).toEqual({
      kind: 'notChecked',
      why: ['fewResults', 'noJournal', 'noItems'],
    });
    const { statuses: other } = await get<SchoolExitResponse>(`/api/schools/${world.schoolIds[6]}/exit`);
    const none = other.flatMap(({ criteria }) => criteria).find(({ code }) => code === 'objective');
    expect(none?.byYear.at(-1)?.reading).toEqual({ kind: 'none', reason: 'nothingToCheck' });
    const lacking = await get<DistrictExitResponse>('/api/exit');
    const objective = lacking.schools.map(({ missing }) => missing.find(({ code }) => code === 'objective'));
    expect(objective.map((own) => [own?.year, own?.reading?.kind])).toContainEqual([2026, 'none']);
    expect(objective.map((own) => [own?.year, own?.reading?.kind])).toContainEqual([2026, 'notChecked']);
  });

  it('has something to check, and says that nobody has looked, where a report came and is not looked at yet', async () => {
    const { db } = opora.services;
    const line = { schoolId: world.schoolIds[6], reference: null, participants: 25, values: [1, 9, 10, 5] };
    const id = await insertReport(db, {
      ...{ kind: 'markStatistics', test: { year: 2026, subject: 'history', grade: 5 }, unit: 'count', decimals: 0 },
      ...{ lines: [line], territoryId: world.territoryId, fileName: 'marks.csv', by: null, at: new Date() },
    });
    const objective = async () => {
      const { statuses } = await get<SchoolExitResponse>(`/api/schools/${world.schoolIds[6]}/exit`);
      return statuses.flatMap(({ criteria }) => criteria).find(({ code }) => code === 'objective');
    };
    expect((await objective())?.byYear.at(-1)?.reading).toEqual({ kind: 'none', reason: 'notAnalysed' });
    await db.updateTable('vpr_report').set({ undone_at: new Date() }).where('id', '=', id).execute();
    expect((await objective())?.byYear.at(-1)?.reading).toEqual({ kind: 'none', reason: 'nothingToCheck' });
  });

  it('has row 21 of the roadmap undone, with what is missing', async () => {
    const { activity } = await get<ActivityDetail>('/api/roadmap/2026/activities/21?date=2026-06-01');
    expect(activity).toMatchObject({ state: 'late', value: 0 });
    const missing = activity.missing.map(({ what }) => what);
    expect(missing).toEqual(['unchecked.fewResults', 'unchecked.noJournal', 'unchecked.noItems']);
  });

  it('reads "no sign" nowhere: pages, exit, meeting, tasks, files, the public', async () => {
    const school = world.schoolIds[0];
    const { territoryId } = world;
    const paths = [
      ...['/api/objectivity', '/api/objectivity/tests/2026/mathematics/6', `/api/schools/${school}/objectivity`],
      ...[
        '/api/exit',
        `/api/schools/${school}/exit`,
        '/api/meeting/2026',
        '/api/roadmap/2026',
        '/api/tasks',
        '/api/needs',
      ],
      ...[
        '/api/roadmap/2026/activities/21',
        `/api/schools/${school}/roadmap-status/2026`,
        `/api/schools/${school}/tasks`,
      ],
      ...[`/public/ru/districts/${territoryId}`, `/public/ru/districts/${territoryId}/roadmap/2026`],
    ];
    const met: string[] = [];
    for (const path of paths) {
      const response = await request(opora, analyst, 'GET', path);
      const text = await response.text();
      met.push(...(response.status < 500 ? [] : [`${path}: ${response.status}`]));
      if (/признаков нет|нет признаков|no sign|"level":"none"|"holds":true|--baseline/i.test(text)) met.push(path);
    }
    expect(met).toEqual([]);
  });

  it('is looked at anew when what was found is of an older version, and is told as not checked until then', async () => {
    const { db, jobs } = opora.services;
    const old = { reference: 'none', baselineSchools: null, baselineUnfit: false, looks: 0, judged: 6 };
    const stored = await db.selectFrom('objectivity_state').select('summary').executeTakeFirstOrThrow();
    const tests = stored.summary?.tests.map(({ checks: _, judged: __, ...test }) => test);
    await db
      .updateTable('objectivity_state')
      .set({ summary: JSON.stringify({ ...old, tests, lifted: { kind: 'unavailable', reason: 'fewSchools' } }) })
      .execute();
    const before = await get<ObjectivityResponse>('/api/objectivity');
    expect([before.district.judged, before.tests[0].checks.kind]).toEqual([0, 'none']);
    await askForAnalyses({ db, jobs });
    await jobs.idle();
    const after = await db.selectFrom('objectivity_state').select('summary').executeTakeFirstOrThrow();
    expect(after.summary).toEqual(stored.summary);
  });
});

describe('a district in which some checks can be made', { timeout: PATIENCE }, () => {
  it('says of how many of them a school shows no sign, and what could not be checked', async () => {
    const { services } = opora;
    const larger = await makeWorld(services, 12);
    const { territoryId, schoolIds } = larger;
    const cookie = await opora.signInAs('analyst', { territoryId, schoolId: null });
    const { account } = await (await request(opora, cookie, 'GET', '/api/session')).json();
    await importTotals(services, { territoryId, schoolIds, pupils: 25, by: account.id });
    await markStale(services.db, territoryId);
    await askForAnalyses(services);
    await services.jobs.idle();
    const { checks, district, schools } = await read<ObjectivityResponse>(opora, cookie, '/api/objectivity');
    expect(district.judged).toBe(12);
    for (const own of schools) {
      expect(['none', 'watch', 'look']).toContain(own.level);
      expect(checks[own.checks]).toMatchObject({ kind: 'some', made: ['cutoffHeap', 'lowVariance'] });
      expect(checks[own.checks].missing.map(({ why }) => why)).toEqual([
        ...['noJournal', 'noFormerResults', 'noItems', 'noItemsByClass', 'noNextResults'],
      ]);
    }
  });
});
