/** What somebody learns who looks before and after: nothing of one late pupil, and nothing of a group of three. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResultsResponse } from '../../../server/results/gaps/schemas.ts';
import { ask } from '../asking.ts';
import { csv, HEADER, type Importing, row, startImporting } from './imports/importing.ts';

let importing: Importing;
let head: string;
let chief: string;
let base: string;
beforeAll(async () => {
  importing = await startImporting();
  const [schoolId] = importing.world.schoolIds;
  head = await importing.opora.signInAs('head', { territoryId: null, schoolId });
  chief = await importing.opora.signInAs('chief', { territoryId: importing.world.territoryId, schoolId: null });
  base = `/api/schools/${schoolId}/objectivity`;
});
afterAll(() => importing.opora.stop());

const pupil = (number: number, total = number % 5, school = 'Школа 1') =>
  row(number, { Школа: school, 1: '', 2: '', 3: '', Сумма: total, Отметка: '', Журнал: 2 + (number % 4) });
const pupils = (count: number) => Array.from({ length: count }, (_, number) => pupil(number));
/** School 2 has three pupils. */
const SMALL = [pupil(500, 5, 'Школа 2'), pupil(501, 5, 'Школа 2'), pupil(502, 0, 'Школа 2')];

async function importRows(rows: (string | number)[][]): Promise<number> {
  const id = (await importing.uploaded(csv([...rows, ...SMALL]))).id as number;
  await importing.check(id, { items: [] });
  expect((await importing.confirm(id)).state).toBe('imported');
  await importing.opora.services.jobs.idle();
  return id;
}

async function undo(id: number): Promise<void> {
  expect((await importing.post(`/api/vpr-imports/${id}/undo`)).status).toBe(200);
  await importing.opora.services.jobs.idle();
}

/** Everything that is told of pupils, without the hour at which it was computed and without what waits. */
async function look() {
  const get = async (path: string, cookie: string) => (await ask(importing.opora, cookie, 'GET', path)).body;
  const { cases: _cases, state: _state, waiting, ...school } = await get(base, head);
  const { state: _test, ...test } = await get('/api/objectivity/tests/2026/biology/6', chief);
  const { state: _all, ...district } = await get('/api/objectivity', chief);
  const results: ResultsResponse = await get('/api/results', chief);
  return { waiting, told: { school, test, district, results } };
}

describe('two looks', () => {
  it('tell nothing of one late pupil, of a corrected one, and of four, and all of five', async () => {
    await importRows(pupils(25));
    const before = await look();
    expect(before.told.school.tests[0]).toMatchObject({ n: 25 });
    expect(before.waiting).toEqual([]);
    for (const late of [pupil(600, 5), pupil(601, 4)]) {
      await importRows([...pupils(25), late]);
      const after = await look();
      expect(after.told).toEqual(before.told);
      expect(after.waiting).toMatchObject([{ subject: 'biology', isShown: true }]);
      // Whoever has imported it is told so.
      const { imports } = (await ask(importing.opora, importing.cookie, 'GET', '/api/vpr-imports')).body;
      expect(imports.map((own: { waiting: number }) => own.waiting)).toEqual([1, ...imports.slice(1).map(() => 0)]);
    }
    await importRows([pupil(0, 5), ...pupils(25).slice(1)]);
    expect((await look()).told).toEqual(before.told);
    await importRows(pupils(29));
    expect((await look()).told).toEqual(before.told);
    await importRows(pupils(30));
    const moved = await look();
    expect(moved.told.school.tests[0]).toMatchObject({ n: 30 });
    expect(moved.waiting).toEqual([]);
  });

  it('tell nothing of one late pupil after five came and went', async () => {
    const five = await importRows(pupils(35));
    await undo(five);
    const before = await look();
    expect(before.told.school.tests[0]).toMatchObject({ n: 30 });
    await importRows(pupils(31));
    expect((await look()).told).toEqual(before.told);
  });

  it('tell nothing of one late pupil whose file gives everybody another code', async () => {
    const before = await look();
    await importRows([...pupils(30).map((_, number) => pupil(700 + number, number % 5)), pupil(800, 5)]);
    expect((await look()).told).toEqual(before.told);
  });
});

describe('totals', () => {
  it('are of shown schools alone: three pupils of another school are no remainder', async () => {
    const { told } = await look();
    const [own, small] = told.district.schools;
    expect([told.district.tests[0].n, told.test.n, own.n]).toEqual([30, 30, 30]);
    expect(small).toMatchObject({ n: null, level: 'tooFew', tests: [{ n: null }] });
    expect([told.test.points.length, told.test.hiddenSchools]).toEqual([1, 1]);
    const standings = told.results.groups.flatMap(({ schools }) => schools);
    expect(standings.filter(({ schoolId }) => schoolId === small.schoolId).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['hidden']),
    );
  });
});

describe('figures of items and of classes', () => {
  /** With points by item, in two classes. */
  const full = (number: number, change: Record<string, string | number> = {}) =>
    row(number, {
      ...{ 1: 1, 2: number % 3, 3: 1, Сумма: 2 + (number % 3), Отметка: '', Журнал: 2 + (number % 4) },
      ...{ Класс: number % 2 === 0 ? '6А' : '6Б', ...change },
    });
  const importFull = async (rows: (string | number)[][], header?: string[]) => {
    const id = (await importing.uploaded(csv(rows, header))).id as number;
    await importing.check(id);
    expect((await importing.confirm(id)).state).toBe('imported');
    await importing.opora.services.jobs.idle();
  };
  const pupilsOf = (count: number, change: (number: number) => Record<string, string | number> = () => ({})) =>
    Array.from({ length: count }, (_, number) => full(number, change(number)));
  const one = (number: number): Record<string, string | number> => (number === 1 ? { 1: 0, 2: 2 } : {});

  it('do not move by one pupil behind five others whose change does no harm', async () => {
    await importFull(pupilsOf(60));
    const before = await look();
    expect(before.told.school.tests[0]).toMatchObject({ n: 60 });
    expect(before.told.school.items[0].results).toMatchObject({ kind: 'known', pupils: 60 });
    const hiding: ((number: number) => Record<string, string | number>)[] = [
      one,
      (number) => ({ ...one(number), Вариант: 2 }),
      (number) => ({ ...one(number), ...(number >= 10 && number < 16 && { Журнал: 5 }) }),
      (number) => ({ ...one(number), ...(number >= 10 && number < 20 && { Класс: number % 2 ? '6А' : '6Б' }) }),
      (number) => ({ ...one(number), Класс: number % 2 ? '7В' : '7Г' }),
      (number) => (number === 1 ? { Класс: '6А' } : number >= 10 && number < 16 ? { Журнал: 5 } : {}),
    ];
    for (const change of hiding) {
      await importFull(pupilsOf(60, change));
      const after = await look();
      expect(after.told).toEqual(before.told);
      expect(after.waiting).toMatchObject([{ isShown: true }]);
    }
  });

  it('move with five, in whatever order the file has its columns', async () => {
    await importFull(pupilsOf(66));
    expect((await look()).told.school.tests[0]).toMatchObject({ n: 66 });
    const before = await look();
    const order = [0, 1, 2, 3, 6, 5, 4, 7, 8, 9];
    const turned = (cells: (string | number)[]) => order.map((place) => cells[place]);
    await importFull(pupilsOf(66, one).map(turned), turned(HEADER) as string[]);
    expect((await look()).told).toEqual(before.told);
  });
});
