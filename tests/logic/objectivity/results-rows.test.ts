/** Whole files of results, from the heading to what each row becomes: what was once taken wrongly without a word. */
import { describe, expect, it } from 'vitest';
import { checkTable } from '../../../server/objectivity/imports/check.ts';
import { inspectTable } from '../../../server/objectivity/imports/inspection.ts';
import { readList } from '../../../server/objectivity/lists/read-list.ts';
import { readReport } from '../../../server/objectivity/reports/reading.ts';

const SCHOOLS = [
  { id: 1, names: ['Школа 1', 'Школа-интернат Ленинский район'], login: null, code: null },
  { id: 2, names: ['Максимум гимназия'], login: 'edu100002', code: null },
];
const ITEMS = ['1', '2', '3'].map((name) => ({ name, maximum: 4 }));
const TEST = { maximum: 12, cuts: [3, 6, 9] as [number, number, number], items: ITEMS };

const csv = (...rows: (string | number)[][]) => Buffer.from(rows.map((row) => row.join(';')).join('\n'));

async function take(bytes: Buffer) {
  const seen = await inspectTable(bytes, { test: TEST, subjects: new Map(), choice: {} });
  if (!seen.mapping) throw new Error('no table of pupils');
  const { mapping, place } = seen;
  const rules = { test: TEST, mapping, place, schoolId: 1, schools: SCHOOLS, answers: {}, otherTests: [] };
  const { preview, results } = await checkTable(bytes, rules, () => {});
  return { ...seen, preview, results };
}

describe('rows of pupils', () => {
  it('are no second heading row, whatever numbers stand under other names', async () => {
    const head = ['№ п/п', 'Школа', 'Код участника', 'Пол', '1', '2', '3', 'Сумма'];
    const { header, place, preview, results } = await take(
      csv(head, [1, 'Школа 1', 1001, 1, 4, 0, 1, 5], [2, 'Школа 1', 1002, 2, 0, 2, 2, 4]),
    );
    expect([place.rows, header]).toEqual([1, head]);
    expect(preview).toMatchObject({ rows: 2, good: 2, faultCount: 0 });
    expect(results.map(({ items, total }) => [items, total])).toEqual([
      [[4, 0, 1], 5],
      [[0, 2, 2], 4],
    ]);
  });

  it('stand under a heading of two rows, whose title over the items is no total', async () => {
    const { place, results } = await take(
      csv(['Код', 'Класс', 'Баллы', '', '', 'Сумма'], ['', '', '1', '2', '3', ''], [1001, '7А', 1, 2, 2, 5]),
    );
    expect(place.rows).toBe(2);
    expect(results).toMatchObject([{ items: [1, 2, 2], total: 5 }]);
  });

  it('are faulty and not absent where a score is no score', async () => {
    const { preview } = await take(
      csv(['Код', '1', '2', '3'], [1001, '1б', '-', '-'], [1002, 5, '', ''], [1003, '', '', '']),
    );
    expect(preview).toMatchObject({ rows: 3, good: 0, absent: 1, faultyRows: 2 });
  });

  it('are asked for where one name has two logins', async () => {
    const head = ['Логин', 'Школа', 'Код', '1', '2', '3'];
    const { preview } = await take(
      csv(head, ['edu111111', 'Школа 1', 1, 1, 1, 1], ['edu999999', 'Школа 1', 2, 1, 1, 1]),
    );
    expect(preview).toMatchObject({ good: 0, leftOut: { unknownSchool: 2 } });
    expect(preview.unknown?.map(({ similar }) => similar)).toEqual([[1], [1]]);
  });

  it('go on after a sum in the column of codes, and a heading again is none of them', async () => {
    const head = ['Код', '1', '2', '3'];
    const { names, preview } = await take(csv(head, [1001, 1, 1, 1], ['Итого', 1, 1, 1], head, [1002, 2, 2, 2]));
    expect(names).toEqual([]);
    expect(preview).toMatchObject({ rows: 4, good: 2, leftOut: { footer: 1, heading: 1 } });
  });

  it('have the marks of the test and of the journal by what stands in brackets', async () => {
    const head = ['Код', 'Отметка (журнал)', 'Отметка (ВПР)', '1', '2', '3'];
    const { results } = await take(csv(head, [1001, 5, 3, 1, 1, 1]));
    expect(results).toMatchObject([{ mark: 3, journal: 5 }]);
  });

  it.each([
    ['7', 'а', '7А'],
    ['7А', 'а', '7А'],
    ['7А', '', '7А'],
  ])('of class «%s» and letter «%s» are of one class', async (number, letter, name) => {
    const { results } = await take(csv(['Код', 'Класс', 'Литера', '1', '2', '3'], [1001, number, letter, 1, 1, 1]));
    expect(results[0].class).toBe(name);
  });
});

describe('names of people', () => {
  const names = async (...rows: (string | number)[][]) => (await take(csv(...rows))).names;
  const head = ['Код', '1', '2', '3'];

  it.each([
    ['above the heading', [['Отсутствовали: Петров Пётр'], head, [1001, 1, 1, 1]], 'A1'],
    ['in capitals for codes', [head, ['ИВАНОВ ИВАН', 1, 1, 1]], 'A2'],
    ['with initials in front', [head, ['И.И. Сидоров', 1, 1, 1]], 'A2'],
    ['in small letters', [head, ['иванов иван', 1, 1, 1]], 'A2'],
    [
      'under a longer head',
      [
        ['Код', 'Фамилия ученика', '1', '2', '3'],
        [1001, 'И', 1, 1, 1],
      ],
      'B1',
    ],
    [
      'in the first row where there is no heading',
      [
        ['Иванов Пётр', '7А', 3],
        ['x1', '7А', 4],
      ],
      'A1',
    ],
  ])('are found %s', async (_, rows, place) => expect(await names(...rows)).toContain(place));

  it.each([
    ['a school in a title', [['МБОУ СОШ имени Юрия Гагарина'], head, [1001, 1, 1, 1]]],
    ['a town in a title', [['город Нижний Новгород'], head, [1001, 1, 1, 1]]],
  ])('are not seen in %s', async (_, rows) => expect(await names(...rows)).toEqual([]));
});

describe('lines of a report', () => {
  const groups = ['Группы участников', 'Кол-во участников'];
  async function report(...rows: (string | number)[][]) {
    const bytes = csv(...rows);
    const { tables } = await inspectTable(bytes, { test: null, subjects: new Map(), choice: {} });
    const [table] = tables;
    if (!('columns' in table)) throw new Error('no report');
    const { columns, kind, line, rows: high, sheet } = table;
    const place = { sheet, firstLine: line + high };
    const own = { maximum: 12, ...(kind === 'itemResults' && { items: ITEMS }) };
    return {
      kind,
      ...(await readReport(bytes, { bytes, kind, columns, place, test: own, schools: SCHOOLS, answers: {} })),
    };
  }

  it('are marks also behind a column of numbers, and the first line is one of them', async () => {
    const found = await report(
      ['№', ...groups, 2, 3, 4, 5],
      [1, 'Школа 1', 10, 10, 20, 30, 40],
      [2, 'Школа 9', 10, 10, 20, 30, 40],
    );
    expect(found).toMatchObject({ kind: 'markStatistics', rows: 2, good: 1, leftOut: { unknownSchool: 1 } });
  });

  it('are counts where most add up to their participants: a wrong sum is the fault of its line alone', async () => {
    const found = await report(
      [...groups, 2, 3, 4, 5],
      ['Школа 1', 10, 1, 2, 3, 4],
      ['Максимум гимназия', 20, 2, 8, 6, 5],
      ['Школа 9', 20, 2, 8, 6, 4],
    );
    expect(found).toMatchObject({ unit: 'count', rows: 3, good: 1, faultyRows: 1, leftOut: { unknownSchool: 1 } });
    expect(found.faults).toMatchObject([{ line: 3, code: 'sumMismatch', found: '20', expected: '21' }]);
  });

  it('hold shares of one where cells are shown as per cents', async () => {
    const found = await report([...groups, 1, 2, 3], ['Школа 1', 20, '0,85', '0,5', '0,35']);
    expect(found.lines).toMatchObject([{ values: [85, 50, 35] }]);
    expect([found.unit, found.decimals]).toEqual(['percent', 0]);
  });

  it('are of a school that is known, whatever its name sounds like', async () => {
    const found = await report(
      [...groups, 2, 3, 4, 5],
      ['Школа-интернат Ленинский район', 10, 1, 2, 3, 4],
      ['Максимум гимназия', 10, 1, 2, 3, 4],
    );
    expect(found).toMatchObject({ good: 2, references: 0, leftOut: {} });
  });

  it('are faulty without a name', async () => {
    const found = await report([...groups, 2, 3, 4, 5], ['Школа 1', 10, 1, 2, 3, 4], ['', 10, 1, 2, 3, 4]);
    expect(found).toMatchObject({ rows: 2, good: 1, faultyRows: 1, faults: [{ code: 'schoolMissing' }] });
  });
});

describe('a list of schools with signs', () => {
  it('takes nothing of a row that has a fault in one of its cells', async () => {
    const bytes = csv(['ОО', '4 РУ', '4 МА', '5 РУ'], ['Школа 1', 1, '?', 0], ['Максимум гимназия', 1, 0, 0]);
    const { faultyRows, marks, rows } = await readList(bytes, {
      year: 2026,
      schools: SCHOOLS,
      answers: {},
      choice: {},
    });
    expect([rows, faultyRows, marks.map(({ schoolId }) => schoolId)]).toEqual([2, 1, [2, 2, 2]]);
  });
});
