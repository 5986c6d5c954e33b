/** Official risk profiles in a file: which factor, which level, which year, and that every row is accounted for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFactorFinder } from '../../../server/profiles/official/factor-names.ts';
import { readOfficial } from '../../../server/profiles/official/reading.ts';
import { loadContent } from '../../../surveys/load.ts';

const factors = loadContent().riskModel.factors.map(({ code, title = { ru: code, en: code } }) => ({ code, title }));
const schools = [
  { id: 1, names: ['МБОУ «Тихобродская СОШ»'], login: 'edu610120', code: null },
  { id: 2, names: ['МБОУ «Белокрыльская СОШ»'], login: null, code: null },
];
const csv = (...rows: string[][]) => Buffer.from(rows.map((cells) => cells.join(';')).join('\r\n'));
const HEAD = ['Школа', 'Фактор риска', 'Значимость фактора риска'];
const read = (rows: string[][], year: number | null = 2026) =>
  readOfficial(csv(HEAD, ...rows), { choice: {}, year, schools, answers: {}, factors });

describe('a factor', () => {
  const find = createFactorFinder(factors);
  it.each([
    ['2. Дефицит педагогических кадров', 'F02'],
    ['Дефицит педагогических кадров', 'F02'],
    ['10', 'F10'],
    ['F10', 'F10'],
    ['Фактор 10', 'F10'],
    ['№ 3', 'F03'],
    ['4) Высокая доля обучающихся с ОВЗ', 'F04'],
    ['5 – Низкое качество преодоления языковых и культурных барьеров', 'F05'],
    ['10. Низкий уровень вовлеченности родителей', 'F10'],
    ['Poor discipline in class', 'F08'],
    // Number and words mean different factors; no such number; words that nobody knows, with and without a number.
    ['3. Дефицит педагогических кадров', null],
    ['77', null],
    ['2. Нехватка мебели', null],
    ['Нехватка мебели', null],
    ['', null],
  ])('%j is %s', (text, code) => expect(find(text)).toBe(code));

  it('is found by each title of the model, with its number and without', () => {
    for (const { code, title } of factors) {
      const number = Number(code.slice(1));
      for (const text of [title.ru, title.en, `${number}. ${title.ru}`, `Фактор ${number}`])
        expect([text, find(text)]).toEqual([text, code]);
    }
  });
});

describe('a file', () => {
  it('gives its levels, leaves sums and notes out and names what it does not understand', async () => {
    const found = await read([
      ['МБОУ Тихобродская СОШ', '1. Низкий уровень оснащения школы', 'Высокая'],
      ['edu610120', '2', 'средний'],
      ['МБОУ Тихобродская СОШ', '2', 'low'],
      ['Школа Неведомая', '2', 'низкая'],
      ['', '3', 'низкая'],
      ['МБОУ Белокрыльская СОШ', '13', 'низкая'],
      ['МБОУ Белокрыльская СОШ', '3', 'критическая'],
      HEAD,
      ['Итого', '', '6'],
      ['Исполнитель: методист', '', ''],
    ]);
    expect(found.levels).toEqual([
      { schoolId: 1, factor: 'F01', level: 'high' },
      { schoolId: 1, factor: 'F02', level: 'medium' },
    ]);
    expect(found).toMatchObject({
      year: 2026,
      rows: 10,
      faultyRows: 4,
      leftOut: 4,
      unknown: [{ name: 'Школа Неведомая', rows: 1 }],
    });
    expect(found.faults.map(({ code, column, line }) => [`${column}${line}`, code])).toEqual([
      ['B4', 'duplicate'],
      ['A6', 'schoolMissing'],
      ['B7', 'factorUnknown'],
      ['C8', 'levelUnknown'],
    ]);
  });

  it.each([
    ['2026 год', null, 2026, []],
    ['2026 год', 2026, 2026, []],
    ['2026 год', 2025, 2025, ['yearOther']],
    ['2025/2026 учебный год', null, null, []],
    ['Профили школ', 2026, 2026, []],
  ])('titled %j, asked for %s, is of %s', async (title, asked, year, faults) => {
    const row = ['МБОУ Тихобродская СОШ', '1', 'высокая'];
    const found = await readOfficial(csv([title], HEAD, row), {
      choice: {},
      year: asked,
      schools,
      answers: {},
      factors,
    });
    expect([found.year, found.faults.map(({ code }) => code)]).toEqual([year, faults]);
    expect(found).toMatchObject({ place: { line: 2 }, rows: 1 });
  });

  it('without such a heading is said to be none', async () => {
    const found = await readOfficial(csv(['Школа', 'Балл'], ['А', '1']), {
      choice: {},
      year: 2026,
      schools,
      answers: {},
      factors,
    });
    expect(found).toMatchObject({ levels: [], rows: 2, leftOut: 2, faultCount: 1 });
    expect(found.faults[0].code).toBe('headingMissing');
  });

  it('has no row that is neither good, faulty nor left out', async () => {
    const cell = fc.constantFrom(
      '',
      '1',
      '2.',
      'высокая',
      'низкая',
      'МБОУ Тихобродская СОШ',
      'Иная школа',
      'Итого',
      '!',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 30 }), async (rows) => {
        const { faultyRows, leftOut, levels, rows: all } = await read(rows);
        expect(levels.length + faultyRows + leftOut).toBe(all);
        expect(all).toBe(rows.filter((cells) => cells.some((text) => text !== '')).length);
      }),
      { numRuns: 100 },
    );
  });
});
