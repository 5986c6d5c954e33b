/** A second table is no way to ask for a pupil's total: not by one row, not by rows that are known beside it, not by halving. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, Comparison } from '../../../server/objectivity/cases/schemas.ts';
import { ask } from '../asking.ts';
import { csv, type Importing, row, startImporting, TEST } from './imports/importing.ts';

let importing: Importing;
let base: string;
beforeAll(async () => {
  importing = await startImporting();
  base = `/api/schools/${importing.world.schoolIds[0]}/objectivity`;
  const rows = Array.from({ length: 25 }, (_, number) =>
    row(number, { 1: '', 2: '', 3: '', Сумма: number % 6, Отметка: '' }),
  );
  const id = (await importing.uploaded(csv(rows))).id as number;
  await importing.check(id, { items: [] });
  expect((await importing.confirm(id)).state).toBe('imported');
  expect((await importing.post(`${base}/cases`, { sign: 'cutoffHeap', note: '' })).status).toBe(201);
});
afterAll(() => importing.opora.stop());

const cases = async (): Promise<CaseView[]> => (await ask(importing.opora, importing.cookie, 'GET', base)).body.cases;

async function send(totals: Record<string, number>, cookie = importing.cookie): Promise<number> {
  const [{ id }] = await cases();
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...TEST, store: 'yes' })) form.append(name, String(value));
  const lines = Object.entries(totals).map(([code, total]) => `${code};${total}`);
  form.append('file', new File([['Код;Сумма', ...lines].join('\n')], 'second.csv'));
  const path = `${importing.opora.url}${base}/cases/${id}/tables`;
  return (await fetch(path, { method: 'POST', headers: { cookie }, body: form })).status;
}

/** What the newest table shows. */
async function answer(totals: Record<string, number>): Promise<Comparison | null | undefined> {
  expect(await send(totals)).toBe(201);
  return (await cases())[0]?.tables[0]?.comparison;
}
const TOTALS = [0, 1, 2, 3, 4, 5];
const VICTIM = '603';
const others = (count: number, total: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`60${10 + index}`, total]));

describe('a second table', () => {
  it('is not loaded by the chief, who may not import results', async () => {
    const chief = await importing.opora.signInAs('chief', {
      territoryId: importing.world.territoryId,
      schoolId: null,
    });
    expect(await send({ [VICTIM]: 2 }, chief)).toBe(403);
  });

  it('of one to four pupils says the same whatever their totals, and whether there are such pupils or not', async () => {
    const asked = [{ 999: 1 }, ...TOTALS.map((total) => ({ [VICTIM]: total })), { [VICTIM]: 0, ...others(3, 5) }];
    for (const totals of asked) {
      const nothing = { lower: null, same: null, higher: null };
      expect(await answer(totals)).toEqual({
        ...{ hidden: 'few', pupils: null, unknown: null, difference: null },
        ...{ totals: nothing, marks: nothing },
      });
    }
  });

  it('with one total changed says nothing, so halving finds nothing', async () => {
    const first = await answer({ [VICTIM]: 0, ...others(9, 5) });
    expect(first).toMatchObject({ hidden: null, pupils: 10 });
    const rest = [];
    for (const total of TOTALS.slice(1)) rest.push(await answer({ [VICTIM]: total, ...others(9, 5) }));
    // One of the totals may give the same comparison as the first: then the table is shown, and is the same.
    const shown = rest.filter((own) => own?.hidden === null);
    for (const own of shown) expect(own).toEqual(first);
    expect(rest.filter((own) => own?.hidden === 'near').length).toBe(TOTALS.length - 1 - shown.length);
    // A table that was undone was seen all the same.
    const [{ id, tables }] = await cases();
    const oldest = tables.findLast(({ comparison }) => comparison?.hidden === null);
    await importing.post(`${base}/cases/${id}/tables/${oldest?.id}/undo`);
    expect(await answer({ [VICTIM]: 5, ...others(8, 5) })).toMatchObject({ hidden: 'near' });
  });

  it('of many pupils shows counts to the nearest five, and nobody as fewer than five', async () => {
    const all = Object.fromEntries(Array.from({ length: 25 }, (_, number) => [`60${number}`, 0]));
    const own = await answer(all);
    expect(own).toMatchObject({ hidden: null, pupils: 25, totals: { lower: 20, same: 5, higher: null } });
  });
});
