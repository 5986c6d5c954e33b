import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise, safeCell } from '../../../../server/ground/files/cells.ts';
import { csvStream } from '../../../../server/ground/files/csv.ts';
import { contentDisposition, downloadName, safeFileName } from '../../../../server/ground/files/names.ts';

const SEED = 20_261_124;

describe('cells', () => {
  it.each([
    '=1+1',
    '+cmd',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0@x',
    '＝1',
    '−1'.replace('−', '－'),
    '-',
  ])('holds %j off with an apostrophe', (cell) => expect(neutralise(cell)).toBe(`'${cell}`));

  it.each(['школа № 5', '-5', '+7', '-0,25', '1.5', '', 'a=b', "'=1"])('leaves %j as it is', (cell) =>
    expect(neutralise(cell)).toBe(cell),
  );

  it('keeps numbers and marks what is missing', () => {
    expect([safeCell(-3), safeCell(true), safeCell(null), safeCell(undefined), safeCell('=a')]).toEqual([
      -3,
      true,
      null,
      null,
      "'=a",
    ]);
  });
});

describe('names of files that go out', () => {
  it('tell every part, however long one of them is, and fit', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(Buffer.byteLength(downloadName(parts, 'csv'))).toBeLessThanOrEqual(180);
        expect(downloadName(parts, 'csv')).toMatch(/\.csv$/);
      }),
    );
    const long = downloadName(['Риски', 'Школа 1', 'а'.repeat(300), '2026-06-01'], 'xlsx');
    expect(long).toMatch(/^Риски – Школа 1 – а+ – 2026-06-01\.xlsx$/);
    expect(downloadName(['Риски', '', null, 'Опрос'], 'csv')).toBe('Риски – Опрос.csv');
  });
});

describe('CSV', () => {
  it('has the decimal sign of its language in numbers alone', async () => {
    async function* one() {
      yield [1.5, -0.25, 7, '1.5', '2026-06-01', 'F01.2', null];
    }
    const lines = async (language: 'ru' | 'en') =>
      (await buffer(csvStream(['a'], one(), language))).toString().split('\r\n')[1];
    expect(await lines('ru')).toBe('1,5;-0,25;7;1.5;2026-06-01;F01.2;');
    expect(await lines('en')).toBe('1.5,-0.25,7,1.5,2026-06-01,F01.2,');
  });

  async function* rows(list: string[][]) {
    yield* list;
  }

  it('comes back as it went in, but for apostrophes, and never begins a formula', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 });
    const property = fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
      fc.constantFrom('ru', 'en'),
      async (list, language) => {
        const csv = (await buffer(csvStream(['a', 'b'], rows(list), language as 'ru'))).toString();
        const [, ...read] = parse(csv, {
          bom: true,
          delimiter: language === 'ru' ? ';' : ',',
          record_delimiter: '\r\n',
        }) as string[][];
        expect(csv.charCodeAt(0)).toBe(0xfeff);
        expect(read).toEqual(list.map((row) => row.map(neutralise)));
        for (const value of read.flat()) if (!/^[+-]?\d/.test(value)) expect(value).not.toMatch(/^[=+\-@\t\r]/);
      },
    );
    await fc.assert(property, { seed: SEED, numRuns: 200 });
  });

  it('fails when its rows fail', async () => {
    async function* broken() {
      yield ['1'];
      throw new Error('the database is away');
    }
    await expect(buffer(csvStream(['a'], broken(), 'ru'))).rejects.toThrow('the database is away');
  });
});

describe('names of files', () => {
  it.each([
    ['Отчёт школы № 5.xlsx', 'Отчёт школы № 5.xlsx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\a.txt', 'C__Windows_a.txt'],
    ['a\r\nSet-Cookie: b=c.csv', 'a__Set-Cookie_ b=c.csv'],
    ['report\u202egpj.exe', 'report_gpj.exe'],
    ['con.txt', '_con.txt'],
    ['...', 'file'],
    ['', 'file'],
  ])('%j becomes %j', (wanted, safe) => expect(safeFileName(wanted)).toBe(safe));

  it.each([
    ['points', '.'],
    ['points and blanks', '. '],
    ['marks over a letter', '\u0315\u0300'],
    ['blanks', '\u00a0'],
  ])('are made in no time of a name as long as a header can be, of %s alone', (_, again) => {
    const begun = process.cpuUsage();
    const name = safeFileName(`a${again.repeat(80_000 / again.length)}b.xlsx`);
    const { user } = process.cpuUsage(begun);
    expect(name).toMatch(/\.xlsx$/);
    // In microseconds; the square took seconds.
    expect(user).toBeLessThan(300_000);
  });

  it('fit into every file system and header, whatever is wanted', () => {
    const property = fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wanted) => {
      const name = safeFileName(wanted);
      expect(name.length).toBeGreaterThan(0);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190);
      expect(name).not.toMatch(/[/\\:*?"<>|\r\n]|^\.|\.$/);
      const header = contentDisposition(wanted);
      expect(header).toMatch(/^attachment; filename="[ !#-[\]-~]+"; filename\*=UTF-8''[\w.~%$&+^`|-]+$/);
      expect(decodeURIComponent(header.split("UTF-8''")[1])).toBe(name);
    });
    fc.assert(property, { seed: SEED, numRuns: 1_000 });
  });
});
