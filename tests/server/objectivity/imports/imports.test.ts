/** Results of VPR on their way in: nothing before it is confirmed, replacing with history, undoing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCurrentResults } from '../../../../server/objectivity/imports/current/store.ts';
import { windows1251, workbook } from '../../ground/tables/workbooks.ts';
import { makeWorld } from '../../world.ts';
import { csv, HEADER, type Importing, row, startImporting, TEST } from './importing.ts';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.opora.stop());

const current = () => findCurrentResults(importing.opora.services.db, TEST, importing.world.schoolIds);
const totals = async () => (await current()).map(({ total }) => total);
const undo = (id: number) => importing.post(`/api/vpr-imports/${id}/undo`);

async function importFile(bytes: Buffer | string): Promise<number> {
  const id = (await importing.uploaded(bytes)).id as number;
  await importing.check(id);
  expect((await importing.confirm(id)).state).toBe('imported');
  return id;
}

describe('an import of results', () => {
  const rows = [row(1), row(2, { 3: 1, Сумма: 4, Отметка: 5 })];

  it.each([
    ['UTF-8', Buffer.from(csv(rows))],
    ['UTF-16', Buffer.from(`\uFEFF${csv(rows)}`, 'utf16le')],
    ['Windows-1251', windows1251(csv(rows))],
    ['commas', Buffer.from(csv(rows).replaceAll(';', ','))],
    ['tabs', Buffer.from(csv(rows).replaceAll(';', '\t'))],
    ['XLSX', workbook([HEADER, ...rows])],
  ])('is mapped by its headers and checked: %s', async (_, bytes) => {
    const { id } = await importing.uploaded(bytes);
    const { job, mapping, preview } = await importing.check(id as number);
    expect(job).toBeNull();
    expect(mapping).toMatchObject({ school: 0, pupil: 1, total: 7, mark: 8, journal: 9 });
    expect(mapping.items.map(({ column }) => column)).toEqual([4, 5, 6]);
    expect(preview).toMatchObject({ rows: 2, good: 2, faultCount: 0 });
    expect(await current()).toEqual([]);
  });

  it('stores items, marks and classes, and no code of a pupil', async () => {
    const id = await importFile(csv(rows));
    const [first] = await current();
    const stored = (await current()).map(({ items, total, mark, journal }) => ({
      items: [...items],
      total,
      mark,
      journal,
    }));
    expect(stored).toEqual(
      expect.arrayContaining([
        { items: [1, 2, 0], total: 3, mark: 4, journal: 4 },
        { items: [1, 2, 1], total: 4, mark: 5, journal: 4 },
      ]),
    );
    expect(first).toMatchObject({ class: '6А', variant: '1', itemNames: ['1', '2', '3'] });
    expect(first?.pupil).toHaveLength(16);
    const { rows: kept } = await importing.opora.services.db
      .selectFrom('vpr_import')
      .select(['bytes', 'example'])
      .where('id', '=', id)
      .execute()
      .then((found) => ({ rows: found }));
    expect(kept).toEqual([{ bytes: null, example: [] }]);
  });

  it('replaces what a school had, and undoing brings it back, import by import', async () => {
    const second = await importFile(csv([row(1, { 3: 2, Сумма: 5, Отметка: 5 }), row(9, { Школа: 'школа «2»' })]));
    expect(await totals()).toEqual([5, 3]);
    const { imports } = await (
      await fetch(`${importing.opora.url}/api/vpr-imports`, { headers: { cookie: importing.cookie } })
    ).json();
    expect(imports.slice(0, 2).map(({ current: inForce }: { current: number }) => inForce)).toEqual([2, 0]);
    expect((await undo(second)).status).toBe(200);
    expect((await totals()).toSorted()).toEqual([3, 4]);
    expect((await undo(second)).status).toBe(409);
    expect((await importing.detail(second)).undone).toMatchObject({ by: 'analyst' });
  });

  it('shows what it would replace', async () => {
    const { id } = await importing.uploaded(csv([row(1)]));
    const { preview } = await importing.check(id as number);
    expect(preview?.schools).toEqual([{ schoolId: importing.world.schoolIds[0], rows: 1, replaces: 2 }]);
  });

  it('takes pupils who did not sit the test for absent', async () => {
    const absent = row(7, { 1: '', 2: 'н', 3: '-', Сумма: '', Отметка: '' });
    const { id } = await importing.uploaded(csv([row(1), absent]));
    expect((await importing.check(id as number)).preview).toMatchObject({ rows: 2, good: 1, absent: 1, faultCount: 0 });
  });

  it('remembers the mapping of a file of the same shape', async () => {
    const header = ['Кто', 'Балл первичный итоговый'];
    const first = (await importing.uploaded(csv([['a1', 3]], header))).id as number;
    expect((await importing.detail(first)).remembered).toBe(false);
    const refused = await importing.post(`/api/vpr-imports/${first}/check`, {
      mapping: (await importing.detail(first)).mapping,
    });
    expect((await refused.json()).faults.map(({ path }: { path: string }) => path)).toEqual([
      'mapping.pupil',
      'mapping.total',
      'schoolId',
    ]);
    const school = importing.world.schoolIds[2] as number;
    const { preview } = await importing.check(first, { pupil: 0, total: 1 }, school);
    expect(preview?.schools).toEqual([{ schoolId: school, rows: 1, replaces: 0 }]);
    const looked = (await importing.uploaded(csv([['a2', 4]], header))).id as number;
    expect((await importing.detail(looked)).remembered).toBe(false);
    expect((await importing.post(`/api/vpr-imports/${first}/confirm`, { leaveOut: false })).status).toBe(202);
    await importing.opora.services.jobs.idle();
    const second = (await importing.uploaded(csv([['a2', 4]], header))).id as number;
    expect(await importing.detail(second)).toMatchObject({ remembered: true, mapping: { pupil: 0, total: 1 } });
  });

  it('is not confirmed unseen, not twice, and can be dropped', async () => {
    const id = (await importing.uploaded(csv([row(1)]))).id as number;
    expect((await importing.post(`/api/vpr-imports/${id}/confirm`, { leaveOut: false })).status).toBe(409);
    const drop = () =>
      fetch(`${importing.opora.url}/api/vpr-imports/${id}`, {
        method: 'DELETE',
        headers: { cookie: importing.cookie },
      });
    expect((await drop()).status).toBe(204);
    expect((await drop()).status).toBe(404);
  });

  it('is nothing to another district, nor to a role that may not import', async () => {
    const id = (await importing.uploaded(csv([row(1)]))).id as number;
    const other = await makeWorld(importing.opora.services, 1);
    const stranger = await importing.opora.signInAs('analyst', { territoryId: other.territoryId, schoolId: null });
    const look = (cookie: string) => fetch(`${importing.opora.url}/api/vpr-imports/${id}`, { headers: { cookie } });
    expect((await look(stranger)).status).toBe(404);
    expect((await importing.post(`/api/vpr-imports/${id}/undo`, {}, stranger)).status).toBe(404);
    const chief = await importing.opora.signInAs('chief', { territoryId: importing.world.territoryId, schoolId: null });
    expect((await look(chief)).status).toBe(403);
  });

  it('leaves an entry in the audit with what it changed', async () => {
    const entries = await importing.opora.services.db.selectFrom('audit_entry').select('action').execute();
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of ['vprImport.upload', 'vprImport.confirm', 'vprImport.undo', 'vprImport.drop'])
      expect(actions).toContain(action);
  });
});

describe('a file of many rows', () => {
  it('is checked in the background, with its progress', async () => {
    const id = (await importing.uploaded(csv(Array.from({ length: 12_000 }, (_, index) => row(index))))).id as number;
    const { mapping } = await importing.detail(id);
    await importing.post(`/api/vpr-imports/${id}/check`, { mapping });
    expect((await importing.detail(id)).job).toMatchObject({ kind: 'check', total: 12_000, failed: null });
    expect((await importing.post(`/api/vpr-imports/${id}/check`, { mapping })).status).toBe(409);
    let steps = 0;
    for (let job = (await importing.detail(id)).job; job !== null; { job } = await importing.detail(id))
      steps = Math.max(steps, job.done);
    expect(steps).toBeGreaterThan(0);
    expect((await importing.detail(id)).preview?.good).toBe(12_000);
  }, 60_000);
});
