import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited } from '../../../../server/ground/tables/delimited.ts';

function read(text: string) {
  const rows: [number, string[]][] = [];
  readDelimited(text, ({ cells, line }) => rows.push([line, cells]));
  return rows;
}

describe('a table of text', () => {
  it.each([
    [
      'semicolons',
      'a;b\n1;2',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'commas',
      'a,b\n1,2',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
      ],
    ],
    [
      'semicolons around decimal commas',
      'a;b\n1,5;2,5\n3,5;4,5',
      [
        [1, ['a', 'b']],
        [2, ['1,5', '2,5']],
        [3, ['3,5', '4,5']],
      ],
    ],
    [
      'a title above, which has no mark',
      'Итоги, 2026\na;b\n1;2',
      [
        [1, ['Итоги, 2026']],
        [2, ['a', 'b']],
        [3, ['1', '2']],
      ],
    ],
    [
      'marks within quotes',
      'a;b\n"x,y,z,w";2',
      [
        [1, ['a', 'b']],
        [2, ['x,y,z,w', '2']],
      ],
    ],
    [
      'a first line that names the mark',
      'sep=,\na,b\n1;5,2',
      [
        [2, ['a', 'b']],
        [3, ['1;5', '2']],
      ],
    ],
    [
      'the same behind a byte order mark',
      '\uFEFFsep=;\r\na;b\r\n1;2',
      [
        [2, ['a', 'b']],
        [3, ['1', '2']],
      ],
    ],
    [
      'line ends of two kinds',
      'a;b\r\n1;2\n3;4\n',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
        [3, ['3', '4']],
      ],
    ],
    [
      'line ends of old computers',
      'a;b\r1;2\r3;4',
      [
        [1, ['a', 'b']],
        [2, ['1', '2']],
        [3, ['3', '4']],
      ],
    ],
    [
      'a line end within quotes',
      'a;b\r\n"x\ny";2',
      [
        [1, ['a', 'b']],
        [3, ['x y', '2']],
      ],
    ],
  ])('with %s', (_, text, rows) => expect(read(text)).toEqual(rows));

  it('keeps every row, whatever the line ends', () => {
    const row = fc.array(fc.stringMatching(/^[a-z0-9]{1,5}$/), { minLength: 2, maxLength: 4 });
    const end = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(fc.tuple(row, end), { minLength: 1, maxLength: 20 }), (lines) => {
        // A bare return followed by a bare new line would be one line end of the third kind.
        const text = lines.map(([cells, own]) => cells.join(';') + own).join('');
        expect(read(text).map(([, cells]) => cells)).toEqual(lines.map(([cells]) => cells));
      }),
    );
  });
});
