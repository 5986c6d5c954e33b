/** Six schools of 25 pupils and one test: nothing can be checked, and nowhere is that told as "no sign". */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForAnalyses } from '../../../server/objectivity/findings/job.ts';
import type {
  ObjectivityResponse,
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from '../../../server/objectivity/findings/schemas.ts';
import { markStale } from '../../../server/objectivity/findings/store.ts';
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
