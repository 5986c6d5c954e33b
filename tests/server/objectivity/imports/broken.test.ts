/** Broken files of results: each gets a clear word, and nothing of it is imported. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../../../client/i18n/en.ts';
import { ru } from '../../../../client/i18n/ru.ts';
import { CellFaultCode } from '../../../../server/ground/db/stored/schemas.ts';
import { asked, bomb, faulty, unreadable, whole, withNames } from './broken-files.ts';
import { csv, type Importing, row, startImporting } from './importing.ts';

let importing: Importing;
beforeAll(async () => {
  importing = await startImporting();
});
afterAll(() => importing.opora.stop());

const count = async (table: 'vpr_import' | 'vpr_result') => {
  const { db } = importing.opora.services;
  const { rows } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(rows);
};

describe('files that cannot be read', () => {
  it.each(unreadable)('%s', async (_, bytes, code) => {
    const before = await count('vpr_import');
    const response = await importing.upload(bytes);
    expect(response.status).toBe(200);
    expect((await response.json()).unreadable.code).toBe(code);
    expect(await count('vpr_import')).toBe(before);
  });

  it('a bomb of a gigabyte, told and untold, while others are answered', async () => {
    const { opora } = importing;
    const answer = importing.upload(bomb());
    const started = performance.now();
    expect((await fetch(`${opora.url}/healthz`)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(2000);
    const refused = await answer;
    expect([refused.status, (await refused.json()).code]).toEqual([422, 'fileUnsafe']);
    expect((await importing.upload(bomb(150 * 1024 ** 2))).status).toBe(200);
    expect((await importing.uploaded(bomb(1000))).unreadable?.code).toBe('brokenZip');
  }, 60_000);

  it('a file over the limit', async () => {
    expect((await importing.upload(Buffer.alloc(33 * 1024 * 1024, 'a'))).status).toBe(413);
  }, 60_000);
});

describe('files with names of people', () => {
  it.each(withNames)('%s', async (_, bytes, place) => {
    const before = await count('vpr_import');
    const { id, names } = await importing.uploaded(bytes);
    expect(id).toBeNull();
    expect(names).toContain(place);
    expect(await count('vpr_import')).toBe(before);
  });

  it('are forgotten also when only the chosen column shows that they are names', async () => {
    const header = ['Школа', 'Кто писал', 'Сумма'];
    const { id } = await importing.uploaded(csv([['Школа 1', 'иванов', 3]], header));
    const before = await count('vpr_import');
    await importing.check(id as number, { pupil: 1 }).catch(() => null);
    expect(await count('vpr_import')).toBe(before - 1);
    expect(
      (await fetch(`${importing.opora.url}/api/vpr-imports/${id}`, { headers: { cookie: importing.cookie } })).status,
    ).toBe(404);
  });
});

describe('files that only look broken', () => {
  it.each(whole)('%s', async (_, bytes, good) => {
    const { id } = await importing.uploaded(bytes);
    const { preview } = await importing.check(id as number);
    expect(preview).toMatchObject({ good, faultCount: 0, unknown: [] });
    const left = Object.values(preview?.leftOut ?? {}).reduce((sum, rows) => sum + rows, 0);
    expect(preview?.rows).toBe(good + left);
  });
});

describe('names that fit no school', () => {
  it.each(asked)('%s', async (_, bytes, name) => {
    const { id } = await importing.uploaded(bytes);
    const { preview } = await importing.check(id as number);
    expect(preview).toMatchObject({ rows: 1, good: 0, faultCount: 0, leftOut: { unknownSchool: 1 } });
    expect(preview?.unknown).toMatchObject([{ name, rows: 1 }]);
    expect((await importing.post(`/api/vpr-imports/${id}/confirm`, { leaveOut: true })).status).toBe(400);
  });
});

describe('files with faults in their cells', () => {
  it.each(faulty)('%s', async (_, bytes, place, code) => {
    const { id } = await importing.uploaded(bytes);
    const { preview } = await importing.check(id as number);
    expect(preview?.faults.map((fault) => [`${fault.column}${fault.line}`, fault.code])).toContainEqual([place, code]);
    const refused = await importing.post(`/api/vpr-imports/${id}/confirm`, { leaveOut: false });
    expect(refused.status).toBe(400);
    expect(await count('vpr_result')).toBe(0);
  });

  it('has a sentence in both languages for every fault', () => {
    const codes = new Set(faulty.map(([, , , code]) => code));
    expect([...codes, 'nameForCode'].toSorted()).toEqual(CellFaultCode.enum.toSorted());
    for (const code of [...codes, 'nameForCode']) {
      expect(ru.vprImport.fault[code as keyof typeof ru.vprImport.fault]).toMatch(/[а-яё]{3}/);
      expect(en.vprImport.fault[code as keyof typeof en.vprImport.fault]).toMatch(/[a-z]{3}/);
    }
    for (const [, , code] of unreadable) expect(ru.tableFault[code as keyof typeof ru.tableFault]).toMatch(/[а-яё]{3}/);
  });

  it('are more than forty different files', () => {
    const files = [...unreadable, ...withNames, ...faulty].map(([, bytes]) => Buffer.from(bytes).toString('base64'));
    // Two bombs and a file over the limit are made by their tests.
    expect(new Set(files).size).toBe(files.length);
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it('can be imported without the rows that have them, when that is said', async () => {
    const { id } = await importing.uploaded(csv([row(1), row(2, { Отметка: 5 }), row(3)]));
    const { preview } = await importing.check(id as number);
    expect(preview).toMatchObject({ rows: 3, good: 2, faultyRows: 1, byCode: { markMismatch: 1 } });
    expect((await importing.confirm(id as number, true)).state).toBe('imported');
    expect(await count('vpr_result')).toBe(2);
  });
});
