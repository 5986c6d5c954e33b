/** Results by item over HTTP: from a report, from pupil rows, by a baseline; what is too few to tell and what cannot be compared. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ObjectivityTestResponse,
  SchoolObjectivityResponse,
} from '../../../server/objectivity/findings/schemas.ts';
import { undoReport } from '../../../server/objectivity/reports/store.ts';
import { definition, district } from '../../analytics/objectivity/reported-district.ts';
import { startApplication, type TestApplication } from '../application.ts';
import { read, request } from '../asking.ts';
import { makeWorld, type World } from '../world.ts';
import { importAndJudge, type JudgedDistrict, startDistrict } from './district.ts';
import { describeTest, judge, loadItems, loadReport, REGION, type Reporting, TEST_PATH } from './reported.ts';

const PATIENCE = 240_000;
const ITEM = definition.items.findIndex(({ name }) => name === '12');
/** The largest school, and one of six pupils. */
const LARGE = 3;
const SMALL = district.schools.findIndex(({ n }) => n === 6);

describe('items of a report', { timeout: PATIENCE }, () => {
  let opora: TestApplication;
  let world: World;
  let analyst: string;
  let own: Reporting;
  beforeAll(async () => {
    opora = await startApplication();
    world = await makeWorld(opora.services, district.schools.length + 1);
    analyst = await opora.signInAs('analyst', { territoryId: world.territoryId, schoolId: null });
    const by = (await (await request(opora, analyst, 'GET', '/api/session')).json()).account.id;
    own = { services: opora.services, world, by };
    await describeTest(own);
  }, PATIENCE);
  afterAll(() => opora.stop());

  const schoolItems = async (place: number) => {
    const path = `/api/schools/${world.schoolIds[place]}/objectivity`;
    const [found] = (await read<SchoolObjectivityResponse>(opora, analyst, path)).items;
    return found?.results;
  };
  const known = async (place: number) => {
    const found = await schoolItems(place);
    if (found?.kind !== 'known') throw new Error(`not known: ${JSON.stringify(found)}`);
    return found;
  };
  const testItems = async () =>
    (await read<ObjectivityTestResponse>(opora, analyst, `/api/objectivity/${TEST_PATH}`)).items;
  const undo = (id: number) =>
    undoReport(opora.services.db, world.territoryId, id, { by: own.by, at: opora.services.clock.now() });

  it('are not told where only other reports are known', async () => {
    await loadReport(own, 'markStatistics');
    await judge(own);
    expect(await schoolItems(LARGE)).toEqual({ kind: 'unknown', why: 'noResults' });
    expect(await testItems()).toEqual({ kind: 'unknown', why: 'noResults' });
  });

  it('stand beside the region, and what a school did not teach stands out', async () => {
    const change = (values: number[], place: number) => (place === LARGE ? values.with(ITEM, 12.5) : values);
    const id = await loadItems(own, { change });
    await judge(own);
    const found = await known(LARGE);
    expect(found).toMatchObject({ source: 'itemResults', pupils: 50, missing: null });
    expect(found.references).toEqual([
      { kind: 'region', name: REGION.reference },
      { kind: 'sample', name: 'Вся выборка' },
    ]);
    expect(found.items.filter(({ seen }) => seen !== null).map(({ name, seen }) => [name, seen])).toEqual([
      ['12', 'worse'],
    ]);
    // Six of 48 are told as five; the region as the report has it, to a hundredth.
    expect(found.items[ITEM]).toMatchObject({ share: 0.1, references: [0.93, 0.93] });
    for (const { interval, share, usual } of found.items) {
      const fives = (share * 48) / 5;
      expect(share === 1 || Math.abs(fives - Math.round(fives)) < 0.06).toBe(true);
      expect(interval[0] < share && share <= interval[1]).toBe(true);
      expect(usual).not.toBeNull();
    }
    const all = await testItems();
    expect(all).toMatchObject({ kind: 'known', schools: 14, missing: null, reference: { kind: 'region' } });
    if (all.kind !== 'known') return;
    expect(all.items.map(({ better, worse }) => [better.length, worse])).toEqual(
      definition.items.map((_, item) => [0, item === ITEM ? [world.schoolIds[LARGE]] : []]),
    );
    await undo(id);
  });

  it('of fewer than ten pupils are not told, and of fewer than five are no line at all', async () => {
    const id = await loadItems(own, {
      participants: (n, place) => (place === LARGE ? 4 : n),
      change: (values) => values,
    });
    await judge(own);
    expect(await schoolItems(SMALL)).toEqual({ kind: 'unknown', why: 'fewPupils' });
    expect(await schoolItems(LARGE)).toEqual({ kind: 'unknown', why: 'noResults' });
    expect(await testItems()).toMatchObject({ kind: 'known', schools: 13 });
    await undo(id);
  });

  it('are compared with all schools where no region is known, and the district stands alone', async () => {
    const id = await loadItems(own, { isAlone: true });
    await judge(own);
    const found = await known(LARGE);
    expect(found.references).toEqual([{ kind: 'schools', name: null }]);
    expect(found.whole.reference).not.toBeNull();
    expect(await testItems()).toMatchObject({ kind: 'known', reference: null });
    await undo(id);
  });

  it('of few schools say that nothing can be compared, or nothing called out', async () => {
    const alone = await loadItems(own, { isAlone: true, schools: 4 });
    await judge(own);
    const found = await known(LARGE);
    expect(found).toMatchObject({ references: [], missing: 'noReference', whole: { reference: null } });
    expect(found.items.every(({ seen, usual }) => seen === null && usual === null)).toBe(true);
    await undo(alone);
    const id = await loadItems(own, { schools: 4 });
    await judge(own);
    expect(await known(LARGE)).toMatchObject({ missing: 'fewSchools', references: [{ kind: 'region' }, {}] });
    await undo(id);
  });
});

describe('items of pupil rows', { timeout: PATIENCE }, () => {
  let own: JudgedDistrict;
  beforeAll(async () => {
    own = await startDistrict();
    await importAndJudge(own);
  }, PATIENCE);
  afterAll(() => own.opora.stop());

  const items = async () => {
    const path = `/api/schools/${own.world.schoolIds[0]}/objectivity`;
    return ((await (await own.get(path)).json()) as SchoolObjectivityResponse).items;
  };

  it('are compared with all schools, and by the baseline once one is loaded', async () => {
    const before = await items();
    expect(before).toHaveLength(4);
    expect(before.map(({ results }) => results.kind === 'known' && [results.source, results.references[0]])).toEqual(
      Array(4).fill(['pupilRows', { kind: 'schools', name: null }]),
    );
    const file = await (await own.get('/api/objectivity/baselines/own')).text();
    expect((await own.upload('/api/objectivity/baselines', file, { store: 'yes' })).status).toBe(201);
    await own.opora.services.jobs.idle();
    const after = await items();
    expect(after.map(({ results }) => results.kind === 'known' && results.references)).toEqual(
      Array(4).fill([{ kind: 'baseline', name: null }]),
    );
    // The baseline was made of these schools: it has what they have, but for the smoothing of totals and for rounding.
    for (const [test, { results }] of after.entries()) {
      const other = before[test].results;
      if (results.kind !== 'known' || other.kind !== 'known') throw new Error('known');
      for (const [item, { references }] of results.items.entries())
        expect(Math.abs(references[0] - other.items[item].references[0])).toBeLessThan(0.03);
    }
  });
});
