/** What is found in results, who sees it, and that it follows the imports. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForAnalyses } from '../../../server/objectivity/findings/job.ts';
import type {
  ObjectivityResponse,
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from '../../../server/objectivity/findings/schemas.ts';
import { seedVpr } from '../../../server/operation/demo/vpr.ts';
import { makeWorld } from '../world.ts';
import { COPYING, type JudgedDistrict, LIFTING, startDistrict } from './district.ts';

/** Importing and judging four tests of twenty schools takes long on a busy machine. */
const PATIENCE = 240_000;

let district: JudgedDistrict;
beforeAll(async () => {
  district = await startDistrict();
}, PATIENCE);
afterAll(() => district.opora.stop());

const overview = async (as?: string): Promise<ObjectivityResponse> =>
  (await district.get('/api/objectivity', as)).json();
const school = async (index: number, as?: string): Promise<SchoolObjectivityResponse> =>
  (await district.get(`/api/schools/${district.world.schoolIds[index]}/objectivity`, as)).json();

describe('the findings of a district', { timeout: PATIENCE }, () => {
  it('are empty without results, and being computed once results have come', async () => {
    expect((await overview()).state.kind).toBe('empty');
    await seedVpr(district.opora.services, district.world.territoryId, 2026, district.accountId);
    expect((await overview()).state).toEqual({ kind: 'computing', computedAt: null, progress: null });
  });

  it('name the schools that lift and copy, and no other, and say against what they are judged', async () => {
    await askForAnalyses(district.opora.services);
    await district.opora.services.jobs.idle();
    const { reference, schools, state, tests } = await overview();
    expect(state.kind).toBe('ready');
    expect(reference).toEqual({ kind: 'district', baselineSchools: null, baselineUnfit: false });
    expect(tests.map(({ grade, subject, year }) => `${year} ${subject} ${grade}`)).toHaveLength(4);
    const looks = schools.filter(({ level }) => level === 'look').map(({ schoolId }) => schoolId);
    expect(looks).toEqual([district.world.schoolIds[LIFTING], district.world.schoolIds[COPYING]]);
    const [lifting] = schools.filter(({ schoolId }) => schoolId === district.world.schoolIds[LIFTING]);
    expect(lifting?.signs).toContain('cutoffHeap');
    // No test by itself is ever above the school.
    const rank = ['notChecked', 'tooFew', 'none', 'watch', 'look'];
    for (const own of schools) {
      for (const { level } of own.tests) expect(rank.indexOf(level ?? '')).toBeLessThanOrEqual(rank.indexOf(own.level));
    }
  });

  it('show marks against the journal by school, test and class, in fives', async () => {
    const { changes, districtChanges } = await overview();
    expect(changes.length).toBeGreaterThan(10);
    const own = await school(LIFTING);
    expect(own.changes.length).toBeGreaterThan(0);
    const told = [...changes, ...own.changes, ...own.changes.flatMap(({ classes }) => classes)];
    for (const { counts } of told) expect(counts.every((count) => count % 5 === 0)).toBe(true);
    expect([...changes, ...own.changes].every(({ source }) => source === 'pupilRows')).toBe(true);
    expect(own.changes.some(({ classes }) => classes.length > 0)).toBe(true);
    expect(districtChanges).toHaveLength(3);
  });

  it('explain a sign of a school, and hide what would tell of fewer than five pupils', async () => {
    const { finding, marks, tests } = await school(LIFTING);
    const heap = finding?.signals.find(({ signal }) => signal === 'cutoffHeap');
    expect(heap).toMatchObject({ kind: 'estimate', flag: true, effect: { unit: 'pupils' } });
    if (heap?.kind === 'estimate') expect(heap.innocent).toContain('markersRoundUp');
    for (const { bins, n } of tests) {
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(n);
      for (const { count } of bins) expect(count === 0 || count >= 5).toBe(true);
    }
    for (const count of (marks ?? []).flat()) expect(count === null || count % 5 === 0).toBe(true);
  });

  it('show a test over its schools, with counts to the nearest five', async () => {
    const response = await district.get('/api/objectivity/tests/2026/mathematics/6');
    const test: ObjectivityTestResponse = await response.json();
    expect(test.points).toHaveLength(20);
    for (const { count } of test.bins) expect(count % 5).toBe(0);
    // A school lies between two sizes at which the limits are told: outside the wider ones, or inside the narrower.
    for (const { isOutside, mean, n } of test.points) {
      const wider = test.limits.findLast((own) => own.n <= n);
      const narrower = test.limits.find((own) => own.n >= n);
      const isBeyond = (limits: typeof wider) => limits && (mean < limits.outer[0] || mean > limits.outer[1]);
      expect([isBeyond(wider), isBeyond(narrower)]).toContain(isOutside);
    }
    expect((await district.get('/api/objectivity/tests/2026/biology/6')).status).toBe(404);
  });

  it('reach a head for the own school alone', async () => {
    const [own, other] = district.world.schoolIds;
    const head = await district.opora.signInAs('head', { territoryId: null, schoolId: own });
    expect((await overview(head)).schools.map(({ schoolId }) => schoolId)).toEqual([own]);
    expect((await district.get(`/api/schools/${other}/objectivity`, head)).status).toBe(403);
    const coordinator = await district.opora.signInAs('coordinator', { territoryId: null, schoolId: own });
    expect((await district.get('/api/objectivity', coordinator)).status).toBe(403);
  });

  it('are computed anew when an import is undone', async () => {
    const { imports } = await (await district.get('/api/vpr-imports')).json();
    expect((await district.send('POST', `/api/vpr-imports/${imports[0].id}/undo`, {})).status).toBe(200);
    await district.opora.services.jobs.idle();
    const { state, tests } = await overview();
    expect([state.kind, tests.length]).toEqual(['ready', 3]);
  });
});

describe('a baseline of a region', { timeout: PATIENCE }, () => {
  it('is made from many schools and takes the place of a small district’s own', async () => {
    const own = await district.get('/api/objectivity/baselines/own');
    const disposition = decodeURIComponent(own.headers.get('content-disposition') ?? '');
    expect(disposition).toContain('opora-objectivity-baseline – Тестовый район – 2025, 2026.json');
    const file = await own.text();
    const { services } = district.opora;
    const small = await makeWorld(services, 3);
    const analyst = await district.opora.signInAs('analyst', { territoryId: small.territoryId, schoolId: null });
    const { account } = await (await district.get('/api/session', analyst)).json();
    await seedVpr(services, small.territoryId, 2026, account.id);
    await askForAnalyses(services);
    await services.jobs.idle();
    expect((await overview(analyst)).reference.kind).toBe('none');
    const load = (text: string, store: string) =>
      district.upload('/api/objectivity/baselines', text, { store }, analyst);
    expect((await load('{"format":"other"}', 'no')).status).toBe(400);
    const preview = await (await load(file, 'no')).json();
    expect([preview.id, preview.schools]).toEqual([null, 20]);
    expect((await overview(analyst)).reference.kind).toBe('none');
    const stored = await load(file, 'yes');
    expect(stored.status).toBe(201);
    await services.jobs.idle();
    expect((await overview(analyst)).reference).toMatchObject({ kind: 'baseline', baselineSchools: 20 });
    const { id } = await stored.json();
    expect((await district.send('POST', `/api/objectivity/baselines/${id}/undo`, {}, analyst)).status).toBe(204);
    await services.jobs.idle();
    expect((await overview(analyst)).reference.kind).toBe('none');
  });
});
