import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarkdownFault, MARKDOWN_BOUNDS } from '../../surveys/markdown-bounds.ts';

const lines = (...all: string[]): string => all.join('\n');
const times = (count: number, line: string): string => Array.from({ length: count }, () => line).join('\n');
const row = (cell: string, columns: number): string => `|${cell.repeat(columns)}`;
const table = (columns: number, rows: number): string =>
  lines(row('a|', columns), row('-|', columns), times(rows, 'x'));

describe('a text in Markdown keeps to the bounds', () => {
  it.each([
    ['an ordinary text', '# Итоги\n\n**Семь** школ, [ссылка](https://example.org).\n\n- один\n- два\n'],
    ['nothing', ''],
    ['as long as one may be', 'а'.repeat(MARKDOWN_BOUNDS.length)],
    ['as many lines', times(MARKDOWN_BOUNDS.lines, 'а')],
    ['the widest table', table(30, 100)],
    ['the largest table', table(10, 490)],
    ['rows that are no table', times(900, '|а|б|в|г|д|е|')],
    ['a list ten deep, four blanks for each', lines(...levels(10, '    '))],
    ['a list ten deep, two blanks for each', lines(...levels(10, '  '))],
    ['a heading in the middle of a line that was pasted from a letter', `${' '.repeat(80)}УТВЕРЖДАЮ`],
    ['much of everything, paragraph by paragraph', times(100, '**а** _б_ ~в~ [г](д) <е>\n')],
    ['a list of many links', times(600, '- [а](https://example.org/а_б)')],
  ])('%s', (_, text) => {
    expect(findMarkdownFault(text)).toBeNull();
  });
});

function levels(deep: number, blanks: string): string[] {
  return Array.from({ length: deep }, (_, level) => `${blanks.repeat(level)}- а`);
}

describe('a text in Markdown goes over', () => {
  it.each([
    ['its length', 'length', 1, 'а'.repeat(60_001)],
    ['the number of lines', 'lines', 3_001, times(3_001, 'а')],
    ['the number of lines, however they end', 'lines', 3_001, 'а\r'.repeat(3_001)],
    ['the number of lines, those within quotes counted by their depth', 'lines', 1_001, times(1_100, '> > > а')],
    ['the number of columns', 'columns', 2, table(31, 1)],
    ['the number of columns, without marks at the ends', 'columns', 3, `а\n\n${'-|'.repeat(40)}-`],
    ['the number of columns, in a quote', 'columns', 1, `> ${row(':-: |', 31)}`],
    ['the number of cells, by short rows', 'cells', 168, table(30, 400)],
    ['the number of cells, by many tables', 'cells', 334, times(100, `${table(30, 1)}\n`)],
    ['the depth, by quotes', 'depth', 1, `${'>'.repeat(11)}а`],
    ['the depth, by quotes with blanks', 'depth', 2, `а\n${'> '.repeat(11)}а`],
    ['the depth, by lists in one line', 'depth', 1, `${'- '.repeat(11)}а`],
    ['the depth, by numbers', 'depth', 1, `${'1. '.repeat(11)}а`],
    ['the depth, by lists and quotes', 'depth', 1, `${'> - '.repeat(6)}а`],
    ['the depth, by notes', 'depth', 1, `${'[^а]: '.repeat(11)}а`],
    ['the depth, by blanks in front', 'depth', 1, `${' '.repeat(40)}- а`],
    ['the depth, by tabs', 'depth', 1, `${'\t'.repeat(10)}- а`],
    ['the signs of one paragraph', 'signs', 1, '*а '.repeat(601)],
    ['the signs of one paragraph of many lines', 'signs', 201, times(300, '[а](<б>')],
  ] as const)('%s', (_, bound, line, text) => {
    expect(findMarkdownFault(text)).toEqual({ bound, line, most: MARKDOWN_BOUNDS[bound] });
  });

  it('in a time that grows with its length alone', () => {
    const piece = fc.constantFrom(
      '> ',
      '- ',
      '1. ',
      '|',
      '-|',
      ' - ',
      ':-',
      '[^',
      '[^a',
      '[^a]: ',
      ' ',
      '\t',
      '*',
      '<',
      'a',
      '\n',
    );
    const pieces = fc.array(piece, { minLength: 1, maxLength: 4 });
    const cost = (text: string): number => {
      const began = process.cpuUsage();
      findMarkdownFault(text);
      const { system, user } = process.cpuUsage(began);
      return (system + user) / 1000;
    };
    fc.assert(
      fc.property(pieces, pieces, (repeated, end) => {
        const text =
          repeated
            .join('')
            .repeat(60_000)
            .slice(0, MARKDOWN_BOUNDS.length - 20) + end.join('');
        // A square of the length would take seconds.
        expect(cost(text)).toBeLessThan(200);
      }),
      { numRuns: 200 },
    );
  });
});
