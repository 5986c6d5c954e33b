import { describe, expect, it } from 'vitest';
import words from '../../surveys/file-words/tests.json' with { type: 'json' };
import { parseVprTable } from '../../surveys/vpr-upload.ts';

const HEADER = ['Предмет', 'Класс', 'Год', 'Максимум', 'На 3', 'На 4', 'На 5'];
const table = (...cuts: string[]) =>
  parseVprTable(
    'tests.csv',
    [
      { line: 1, cells: HEADER },
      { line: 2, cells: ['Математика', '7', '2026', '19', ...cuts] },
    ],
    words,
  );

describe('cut-offs in a table of tests', () => {
  it.each([[['7', '12', '16']], [['7-11', '12-15', '16-19']], [['7 – 11', '12—15', '16']], [['7', '12-15', '16-19']]])(
    '%j are 7, 12 and 16',
    (cuts) => {
      const { faults, tests } = table(...cuts);
      expect(faults).toEqual([]);
      expect(tests[0].cuts).toEqual([7, 12, 16]);
    },
  );

  it.each([
    ['a gap between two marks', ['7-10', '12-15', '16-19'], 'cuts[0]', '11'],
    ['two marks for one score', ['7-12', '12-15', '16-19'], 'cuts[0]', '11'],
    ['an end before the maximum', ['7-11', '12-15', '16-18'], 'cuts[2]', '19'],
  ])('are refused with %s', (_, cuts, path, end) => {
    const { faults, tests } = table(...cuts);
    expect(tests).toEqual([]);
    expect(faults).toMatchObject([{ path: `2: ${path}`, expected: { en: expect.stringContaining(end) } }]);
  });
});
