/** A spread that is known from few schools: Student's t for a school of common size, its own chance for one of many pupils. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitStandard,
  type Standard,
  spreadOf,
  tailFreedom,
  upperTailOf,
} from '../../../analytics/objectivity/standard.ts';
import { uncertainSpread } from '../../../analytics/objectivity/uncertain-spread.ts';

const standard = (schools: number, sampling: number, betweenVariance: number): Standard => ({
  ...{ mean: 0, betweenVariance, scale: 1, schools },
  information: schools / (betweenVariance + sampling) ** 2,
});

describe('the spread of honest schools', () => {
  it.each([
    [12, 0.01, 0],
    [30, 0.01, 0.02],
  ])('is Student’s where all of %i schools are of one size', (schools, sampling, between) => {
    const own = standard(schools, sampling, between);
    const { beyond } = uncertainSpread(own)(sampling);
    const freedom = tailFreedom(own, sampling);
    for (const z of [0.5, 1, 2, 3, 4]) {
      const t = 2 * upperTailOf(z, freedom);
      // Of a spread that could be less than chance alone nothing is believed.
      expect(beyond(z * spreadOf(own, sampling)) / t).toBeGreaterThan(0.95);
      expect(beyond(z * spreadOf(own, sampling)) / t).toBeLessThan(between === 0 ? 1.8 : 1.05);
    }
  });

  it('of a large school among small ones is hardly wider than its own chance, and t would be far wider', () => {
    const own = standard(13, 0.012, 0);
    const spread = uncertainSpread(own)(0.005);
    expect(spread.beyond(0.92)).toBeLessThan(1e-4);
    expect(2 * upperTailOf(0.92 / spreadOf(own, 0.005), tailFreedom(own, 0.005))).toBeGreaterThan(1e-3);
  });

  it('falls with the distance from certainty on, and `reach` is where it has fallen so far', () => {
    const spread = fc.record({
      schools: fc.integer({ min: 10, max: 200 }),
      sampling: fc.double({ min: 0.001, max: 0.03, noNaN: true }),
      between: fc.double({ min: 0, max: 0.05, noNaN: true }),
      own: fc.double({ min: 0.001, max: 0.03, noNaN: true }),
    });
    fc.assert(
      fc.property(spread, ({ between, own, sampling, schools }) => {
        const { beyond, reach } = uncertainSpread(standard(schools, sampling, between))(own);
        expect(beyond(0)).toBeCloseTo(1, 6);
        expect(beyond(0.2)).toBeGreaterThanOrEqual(beyond(0.3));
        expect(beyond(reach(0.05))).toBeCloseTo(0.05, 5);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a spread around a given middle', () => {
  it('counts what all schools have in common as their spread', () => {
    const figures = Array.from({ length: 20 }, (_, place) => ({ value: 0.5 + 0.01 * (place % 5), variance: 0.0001 }));
    const [own, around] = [fitStandard(figures), fitStandard(figures, 0)];
    expect(own?.mean).toBeCloseTo(0.52, 2);
    expect(around?.mean).toBe(0);
    expect(Math.sqrt(around?.betweenVariance ?? 0)).toBeGreaterThan(0.4);
  });
});
