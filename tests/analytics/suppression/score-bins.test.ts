import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateMarks, scoreBins } from '../../../analytics/suppression/score-bins.ts';

const CUTS: [number, number, number] = [3, 6, 9];
const histogram = fc.array(fc.nat({ max: 9 }), { minLength: 12, maxLength: 12 });

describe('scoreBins', () => {
  it('parts all totals into bins of five pupils and more, whatever the histogram', () => {
    fc.assert(
      fc.property(histogram, (observed) => {
        const n = observed.reduce((a, b) => a + b, 0);
        const bins = scoreBins(observed, observed, CUTS);
        if (n > 0 && n < 5) return bins === null;
        expect(bins?.map(({ from }) => from)).toEqual([0, ...(bins ?? []).slice(0, -1).map(({ to }) => to + 1)]);
        expect(bins?.at(-1)?.to).toBe(11);
        for (const { count, expected, from, to } of bins ?? []) {
          expect(count).toBe(observed.slice(from, to + 1).reduce((a, b) => a + b, 0));
          expect(expected).toBe(count);
          expect(count === 0 || count >= 5).toBe(true);
        }
        return true;
      }),
      { seed: 20261125, numRuns: 500 },
    );
  });

  it('lets a heap at a cut-off stand by itself', () => {
    const bins = scoreBins([5, 0, 5, 7, 1, 5, 9, 0, 5, 6, 5, 5], [], CUTS);
    expect(bins).toContainEqual({ from: 3, to: 3, count: 7, expected: null });
  });
});

describe('gateMarks', () => {
  it('hides one to four pupils and shows all else to the nearest five', () => {
    const table = gateMarks([
      [12, 3, 0, 0, 0],
      [8, 33, 9, 0, 0],
      [0, 11, 41, 7, 0],
      [0, 0, 14, 22, 0],
    ]);
    expect(table[0]?.[1]).toBeNull();
    for (const count of table.flat()) expect(count === null || count % 5 === 0).toBe(true);
    expect(table[4]?.[5]).toBe(160);
  });
});
