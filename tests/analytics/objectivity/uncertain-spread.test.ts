/** A spread that is known from few schools: Student's t for a school of common size, its own chance for one of many pupils. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moderatedSpreads } from '../../../analytics/objectivity/moderated-spread.ts';
import {
  fitStandard,
  type Standard,
  spreadOf,
  tailFreedom,
  upperTailOf,
} from '../../../analytics/objectivity/standard.ts';
import { type KnownSpread, knownSpread, uncertainSpread } from '../../../analytics/objectivity/uncertain-spread.ts';
import { normal, seededRandom } from '../../../analytics/random.ts';

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
    const { beyond } = uncertainSpread(knownSpread(own))(sampling);
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
    const spread = uncertainSpread(knownSpread(own))(0.005);
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
        const { beyond, reach } = uncertainSpread(knownSpread(standard(schools, sampling, between)))(own);
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

describe('spreads of several items at few schools', () => {
  const spread = (common: number, freedom: number): KnownSpread => ({ common, freedom, sampling: 0.01, chance: 1 });
  const random = seededRandom(5);
  /** χ² over its degrees of freedom. */
  const chance = (freedom: number) =>
    Array.from({ length: freedom }, () => normal(random) ** 2).reduce((sum, own) => sum + own, 0) / freedom;

  it('are drawn to one another as far as chance alone makes them differ', () => {
    const own = Array.from({ length: 200 }, () => spread(0.02 * chance(8), 8));
    const drawn = moderatedSpreads(own);
    expect(drawn.every(({ freedom }) => freedom === 20)).toBe(true);
    for (const [place, { common }] of drawn.entries()) {
      const shared = (20 * common - 8 * own[place].common) / 12;
      expect(shared).toBeGreaterThan(0.018);
      expect(shared).toBeLessThan(0.022);
    }
  });

  it('stay as they are where items differ far more than chance lets them, and where much is known of each', () => {
    const apart = Array.from({ length: 40 }, (_, place) => spread((place % 2 === 0 ? 0.002 : 0.9) * chance(8), 8));
    expect(moderatedSpreads(apart)).toEqual(apart);
    const sure = [spread(0.02, 20), spread(0.03, 20), spread(0.025, 20)];
    for (const [place, own] of moderatedSpreads(sure).entries()) {
      expect(own.freedom).toBe(20);
      expect(own.common).toBeCloseTo(sure[place].common, 12);
    }
    expect(moderatedSpreads([spread(0.02, 8)])).toEqual([spread(0.02, 8)]);
  });

  it('find again how much items differ', () => {
    // Variances that are themselves χ² with 6 degrees of freedom, upside down: half of what an item has is its own.
    const own = Array.from({ length: 3000 }, () => spread((0.02 / chance(6)) * chance(8), 8));
    const drawn = moderatedSpreads(own);
    expect(drawn[0].freedom).toBeGreaterThan(12.5);
    expect(drawn[0].freedom).toBeLessThan(16);
  });
});
