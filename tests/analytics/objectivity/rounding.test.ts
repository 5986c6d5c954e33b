/** Counts behind rounded per cents: the truth is always among them, and what is judged by them is never bolder than the truth. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixedTail } from '../../../analytics/objectivity/aggregates/counts.ts';
import { weakestWindows } from '../../../analytics/objectivity/aggregates/heap.ts';
import { itemContrasts } from '../../../analytics/objectivity/aggregates/items.ts';
import { countPupils } from '../../../analytics/objectivity/aggregates/pupils.ts';
import { type Counts, countsOf, greatestSum, pointsOf } from '../../../analytics/objectivity/aggregates/rounding.ts';
import { reportedSpread } from '../../../analytics/objectivity/aggregates/spread.ts';
import { meanRange, mostSquares, reportedTotals } from '../../../analytics/objectivity/aggregates/totals.ts';
import { fitHeap, testHeap } from '../../../analytics/objectivity/cutoff-heap.ts';
import { seededRandom } from '../../../analytics/random.ts';
import { DEFINITION, simulateDistrict } from '../../bench/objectivity-simulator.ts';
import { district } from './reported-district.ts';

const percents = (counts: readonly number[], of: number, decimals: number) =>
  counts.map((count) => Number(((100 * count) / of).toFixed(decimals)));
const sum = (values: readonly number[]) => values.reduce((total, own) => total + own, 0);
const shown = (decimals: number) => ({ unit: 'percent', decimals }) as const;
const contains = (counts: Counts | null, truth: readonly number[]) =>
  counts !== null && truth.every((own, i) => counts.low[i] <= own && own <= counts.high[i]);

const histogram = fc.array(fc.nat(60), { minLength: 2, maxLength: 40 }).filter((counts) => sum(counts) > 0);
const digits = fc.integer({ min: 0, max: 2 });

describe('counts', () => {
  it.each([
    [[33, 67], 3, 0, [1, 2], [1, 2]],
    [[50, 50], 3, 0, null, null],
    [[17, 83], 250, 0, [42, 207], [43, 208]],
    [[100, 0], 4, 2, [4, 0], [4, 0]],
    [[12.34, 87.66], 0, 2, null, null],
    [[12.34, 87.66], 2.5, 2, null, null],
  ])('of %j per cent of %d with %d digits', (values, n, decimals, low, high) => {
    const counts = countsOf(shown(decimals), values, n);
    expect([counts?.low ?? null, counts?.high ?? null]).toEqual([low, high]);
  });

  it('as they stand must add up', () => {
    const counted = { unit: 'count', decimals: 0 } as const;
    expect(countsOf(counted, [3, 4], 7)).toEqual({ n: 7, low: [3, 4], high: [3, 4], middle: [3, 4] });
    expect(countsOf(counted, [3, 4], 8)).toBeNull();
    expect(pointsOf(counted, [3, 9], 4, [1, 2])).toBeNull();
  });

  it('hold the truth, and are it where digits suffice', () => {
    fc.assert(
      fc.property(histogram, digits, (truth, decimals) => {
        const n = sum(truth);
        const counts = countsOf(shown(decimals), percents(truth, n, decimals), n);
        expect(contains(counts, truth)).toBe(true);
        if (n < 10 ** (decimals + 2)) expect(counts?.low).toEqual(truth);
      }),
    );
  });

  it('hold the truth where shares were cut instead of rounded', () => {
    fc.assert(
      fc.property(histogram, (truth) => {
        const n = sum(truth);
        const cut = truth.map((count) => Math.floor((1000 * count) / n) / 10);
        const half = countsOf(shown(1), cut, n);
        // Where cut shares happen to agree with rounded ones the truth may lie outside, by less than one digit.
        fc.pre(half !== null);
        for (const [i, own] of truth.entries()) {
          expect((half?.low[i] ?? 0) - own).toBeLessThanOrEqual(Math.ceil(n / 1000));
          expect(own - (half?.high[i] ?? 0)).toBeLessThanOrEqual(Math.ceil(n / 1000));
        }
      }),
    );
  });

  it('of the fictional district are its pupils', () => {
    for (const { exact, exactMarks, marks, n, totals } of district.schools) {
      expect(countsOf(shown(1), totals, n)?.low).toEqual(exact);
      expect(countsOf(shown(2), marks, n)?.low).toEqual(exactMarks);
    }
  });

  it('bound every sum, mean and square', () => {
    fc.assert(
      fc.property(
        histogram,
        digits,
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 40, maxLength: 40 }),
        (truth, decimals, weights) => {
          const n = sum(truth);
          const counts = countsOf(shown(decimals), percents(truth, n, decimals), n) as Counts;
          expect(greatestSum(counts, weights)).toBeGreaterThanOrEqual(sum(truth.map((own, i) => own * weights[i])));
          const mean = sum(truth.map((own, total) => own * total)) / n;
          const { high, low } = meanRange(counts);
          expect(mean).toBeGreaterThanOrEqual(low - 1e-9);
          expect(mean).toBeLessThanOrEqual(high + 1e-9);
          const squares = sum(truth.map((own, total) => own * (total - mean) ** 2));
          expect(mostSquares(counts, mean)).toBeGreaterThanOrEqual(squares - 1e-6);
        },
      ),
    );
  });
});

describe('what is judged by rounded per cents', () => {
  const [test] = simulateDistrict(seededRandom(11), {
    kind: 'none',
    pupils: [120, 180, 260],
    tests: 1,
    schools: 12,
    share: 0.1,
    curriculum: 0.25,
    scatter: 0,
    former: false,
    outside: false,
  }).tests;
  const pupils = countPupils(test).map((own) => ({
    n: own.scoreDistribution.n,
    totals: own.scoreDistribution.values,
    journal: own.journalComparison.values,
    points: own.itemResults.values,
  }));
  const exactly = (values: number[], n: number): Counts => ({ n, low: values, high: values, middle: values });
  const roughly = (values: number[], n: number) => countsOf(shown(0), percents(values, n, 0), n) as Counts;

  it('is no bolder of a heap', () => {
    const exact = pupils.map(({ n, totals }) => exactly(totals, n));
    const totals = reportedTotals({ kind: 'scoreDistribution', test: 0, definition: DEFINITION, counts: exact });
    const reference = fitHeap(totals, DEFINITION);
    if (reference === null) throw new Error('a district of this size has a curve');
    pupils.forEach(({ n, totals: own }, s) => {
      const p = (counts: Counts) => testHeap(weakestWindows(counts, DEFINITION, reference, totals, s)).p;
      expect(p(roughly(own, n))).toBeGreaterThanOrEqual(p(exact[s]));
    });
  });

  it('is no bolder of the journal', () => {
    const spread = { mean: 0, deviation: 0.1, freedom: 8 };
    for (const { journal, n } of pupils) {
      const p = (counts: Counts) => mixedTail(counts.low[0], [{ n, centre: 0.6 }], spread);
      expect(p(roughly(journal, n))).toBeGreaterThanOrEqual(p(exactly(journal, n)));
    }
  });

  it('is no bolder of items and spread than the middle of what agrees', () => {
    const maxima = DEFINITION.items.map(({ max }) => max);
    const items = pupils.map(({ n, points }) =>
      pointsOf(
        shown(0),
        points.map((own, i) => Math.round((100 * own) / (n * maxima[i]))),
        n,
        maxima,
      ),
    );
    const totals = pupils.map(({ n, totals: own }) => roughly(own, n));
    const all = [
      itemContrasts({ kind: 'itemResults', test: 0, definition: DEFINITION, counts: items }),
      reportedSpread({ kind: 'scoreDistribution', test: 0, definition: DEFINITION, counts: totals }),
    ];
    for (const own of all) {
      expect(own?.least.n.every((n, s) => Math.abs(n - pupils[s].n) < 1e-6)).toBe(true);
      own?.least.value.forEach((value, s) => {
        expect(value).toBeLessThanOrEqual(own.middle.value[s] + 1e-9);
      });
    }
  });
});
