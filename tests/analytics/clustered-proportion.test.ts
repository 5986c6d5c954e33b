import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusteredProportion } from '../../analytics/clustered-proportion.ts';
import { seededRandom } from '../../analytics/random.ts';
import { clopperPearsonInterval } from './clopper-pearson.ts';

const counts = fc
  .array(
    fc.integer({ min: 1, max: 12 }).chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) })),
    { minLength: 2, maxLength: 12 },
  )
  .map((clusters) => clusters);
const width = ([low, high]: [number, number]) => high - low;

describe('a proportion in clusters', () => {
  it('is never surer than of as many independent cases', () => {
    fc.assert(
      fc.property(counts, (clusters) => {
        const { interval, n, value } = clusteredProportion(clusters, 0.9);
        const x = clusters.reduce((sum, cluster) => sum + cluster.x, 0);
        expect(value).toBeCloseTo(x / n, 12);
        expect(width(interval)).toBeGreaterThanOrEqual(width(clopperPearsonInterval(x, n, 0.9)) - 1e-9);
        expect(interval[0]).toBeGreaterThanOrEqual(0);
        expect(interval[1]).toBeLessThanOrEqual(1);
        expect(interval[0]).toBeLessThanOrEqual(value);
        expect(interval[1]).toBeGreaterThanOrEqual(value);
      }),
    );
  });

  it('is less sure where clusters are all of one kind', () => {
    const mixed = clusteredProportion(Array.from({ length: 6 }, () => ({ x: 2, n: 4 })));
    const split = clusteredProportion(Array.from({ length: 6 }, (_, index) => ({ x: index % 2 ? 4 : 0, n: 4 })));
    expect(width(split.interval)).toBeGreaterThan(1.5 * width(mixed.interval));
  });

  it('covers the truth as often as it says, with clusters that differ', () => {
    const random = seededRandom(11);
    const worlds = 1500;
    let covered = 0;
    for (let world = 0; world < worlds; world++) {
      const clusters = Array.from({ length: 10 }, () => {
        // Shares of 0.2 and 0.6 in turn of chance: 0.4 on average.
        const share = random() < 0.5 ? 0.2 : 0.6;
        const n = 6;
        return { n, x: Array.from({ length: n }, () => Number(random() < share)).reduce((a, b) => a + b, 0) };
      });
      const [low, high] = clusteredProportion(clusters, 0.9).interval;
      covered += Number(low <= 0.4 && 0.4 <= high);
    }
    expect(covered / worlds).toBeGreaterThan(0.89);
    expect(covered / worlds).toBeLessThan(0.97);
  });

  it('reaches the end of the scale where all or none have it', () => {
    expect(
      clusteredProportion([
        { x: 0, n: 3 },
        { x: 0, n: 4 },
      ]).interval[0],
    ).toBe(0);
    expect(
      clusteredProportion([
        { x: 3, n: 3 },
        { x: 4, n: 4 },
      ]).interval[1],
    ).toBe(1);
  });

  it.each([
    ['one cluster', [{ x: 1, n: 2 }]],
    [
      'one cluster with anything in it',
      [
        { x: 1, n: 2 },
        { x: 0, n: 0 },
      ],
    ],
    [
      'more than there are',
      [
        { x: 3, n: 2 },
        { x: 1, n: 2 },
      ],
    ],
    [
      'parts of people',
      [
        { x: 0.5, n: 2 },
        { x: 1, n: 2 },
      ],
    ],
  ])('is refused of %s', (_, clusters) => {
    expect(() => clusteredProportion(clusters)).toThrow(RangeError);
  });
});
