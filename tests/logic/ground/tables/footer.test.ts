/** Rows that are no rows of a table: sums below it, numbers of its columns. */
import { describe, expect, it } from 'vitest';
import { isFooter } from '../../../../server/ground/tables/footer.ts';
import { rowsUnder } from '../../../../server/ground/tables/heading.ts';

const WORDS = ['итого', 'всего', 'средний балл'];

describe('a sum', () => {
  it.each([
    [['Итого'], true],
    [['', 'ВСЕГО:', '12'], true],
    [['5', 'Итого по району', ''], true],
    [['Средний балл'], true],
    [['Итоговая школа'], false],
    [['Средняя школа № 3', 'Итого'], false],
    [['', '5'], false],
  ])('%j: %s', (cells, is) => expect(isFooter(cells, WORDS)).toBe(is));
});

it.each([
  [['1', '2', '3'], true],
  [['1.', '2.', '', '3.'], true],
  [['1', '2'], false],
  [['1', 'Школа', '3'], false],
])('a row %j under a heading numbers its columns: %s', (cells, is) => {
  const row = (line: number, own: string[]) => ({ line, cells: own, odd: null, days: null });
  const sheets = [{ name: '', rows: [row(1, ['А', 'Б', 'В']), row(2, cells), row(3, ['x', 'y', 'z'])] }];
  expect(rowsUnder(sheets, { sheet: 0, line: 1, rows: 1 })).toHaveLength(is ? 1 : 2);
});
