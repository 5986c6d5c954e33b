import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Equation, linearBounds } from '../../../analytics/suppression/linear-bounds.ts';
import { type CountTable, exposedCells, suppressTable, totalledTable } from '../../../analytics/suppression/table.ts';

const SEED = 20230424;

const counts = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 60 }));
const tableOf = (rows: number, columns: number) =>
  fc.array(fc.array(counts, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
const size = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 2, max: 5 }));
const flat = size.chain(([rows, columns]) => tableOf(rows, columns)).map((rows) => totalledTable(rows));
const grouped = size
  .chain(([rows, columns]) =>
    fc.tuple(tableOf(rows, columns), fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: rows, maxLength: rows })),
  )
  .map(([rows, groups]) => totalledTable(rows, groups));

/** Every table of whole numbers that shows the same: by trying them all. */
function possible({ counts: true_, sums }: CountTable, hidden: boolean[], most: number): number[][] {
  const unknowns = true_.flatMap((_, cell) => (hidden[cell] ? [cell] : []));
  const found: number[][] = [];
  const trial = [...true_];
  const agrees = () =>
    sums.every(({ total, parts }) => trial[total] === parts.reduce((sum, part) => sum + trial[part], 0));
  const fill = (index: number): void => {
    if (index === unknowns.length) {
      if (agrees()) found.push([...trial]);
      return;
    }
    for (let value = 0; value <= most; value++) {
      trial[unknowns[index]] = value;
      fill(index + 1);
    }
  };
  fill(0);
  return found;
}

describe('bounds of unknowns tied by sums', () => {
  const equation = (coefficients: number[], total: number): Equation => ({ coefficients, total });

  it.each([
    ['one unknown alone', [equation([1], 4)], 1, [[4, 4]]],
    [
      'two with a sum',
      [equation([1, 1], 4)],
      2,
      [
        [0, 4],
        [0, 4],
      ],
    ],
    [
      'a difference: no upper end',
      [equation([1, -1], 2)],
      2,
      [
        [2, Number.POSITIVE_INFINITY],
        [0, Number.POSITIVE_INFINITY],
      ],
    ],
    [
      'a square that sums solve',
      [equation([1, 1, 0], 5), equation([0, 1, 1], 3), equation([1, 0, 1], 4)],
      3,
      [
        [3, 3],
        [2, 2],
        [1, 1],
      ],
    ],
    [
      'the same equation twice',
      [equation([1, 1], 4), equation([2, 2], 8)],
      2,
      [
        [0, 4],
        [0, 4],
      ],
    ],
    [
      'a negative side',
      [equation([-1, -1], -4)],
      2,
      [
        [0, 4],
        [0, 4],
      ],
    ],
  ])('%s', (_, equations, unknowns, expected) => {
    const bounds = linearBounds(equations, unknowns);
    bounds.forEach(([low, high], index) => {
      expect(low).toBeCloseTo(expected[index][0], 9);
      if (expected[index][1] === Number.POSITIVE_INFINITY) expect(high).toBe(Number.POSITIVE_INFINITY);
      else expect(high).toBeCloseTo(expected[index][1], 9);
    });
  });

  it('agree with trying all tables', () => {
    const small = tableOf(2, 3).map((rows) => totalledTable(rows.map((row) => row.map((count) => count % 5))));
    fc.assert(
      fc.property(small, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (table, choice) => {
        // Inner cells alone are hidden: rows of three and their totals, then the row of totals.
        const hidden = table.counts.map(
          (_, cell) => cell < 8 && cell % 4 < 3 && choice[Math.floor(cell / 4) * 3 + (cell % 4)],
        );
        const tables = possible(table, hidden, 13);
        const exposed = table.counts.flatMap((_, cell) => {
          const values = tables.map((each) => each[cell]);
          return hidden[cell] && Math.max(...values) - Math.min(...values) < 3 ? [cell] : [];
        });
        expect(exposedCells(table, hidden)).toEqual(exposed);
      }),
      { seed: SEED, numRuns: 25 },
    );
  });
});

describe('suppression in a table with totals', () => {
  it('hides a second cell in the row and in the column of a small one, and the corner', () => {
    const rows = [
      [3, 20, 30],
      [25, 12, 40],
      [30, 35, 50],
    ];
    const hidden = suppressTable(totalledTable(rows));
    expect(hidden[0]).toBe(true);
    expect(hidden.filter(Boolean).length).toBe(4);
    expect(hidden.slice(12)).toEqual([false, false, false, false]);
  });

  it('leaves a table without small cells as it is, and nobody is no secret', () => {
    expect(
      suppressTable(
        totalledTable([
          [5, 0, 9],
          [12, 7, 0],
        ]),
      ).some(Boolean),
    ).toBe(false);
  });

  it.each([
    ['rows and columns', flat],
    ['groups of rows with totals of their own', grouped],
  ])('hides every count of one to four, and none can be narrowed down: %s', (_, tables) => {
    fc.assert(
      fc.property(tables, (table) => {
        const hidden = suppressTable(table);
        table.counts.forEach((count, cell) => {
          if (count > 0 && count < 5) expect(hidden[cell]).toBe(true);
        });
        expect(exposedCells(table, hidden)).toEqual([]);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('hiding the small cells alone would not do: most tables with one give it away', () => {
    const bare = fc.sample(flat, { seed: SEED, numRuns: 100 }).filter((table) => {
      const hidden = table.counts.map((count) => count > 0 && count < 5);
      return exposedCells(table, hidden).length > 0;
    });
    expect(bare.length).toBeGreaterThan(30);
  });
});
