import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarterGap } from '../../analytics/gap.ts';
import { normal, seededRandom } from '../../analytics/random.ts';
import { schoolStandings, type TestCell } from '../../analytics/test-results.ts';

const cell = (school: string, pupils: number, mean: number, others: Partial<TestCell> = {}): TestCell => ({
  school,
  test: 'maths',
  cohort: '6',
  pupils,
  mean,
  squares: 25 * (pupils - 1),
  ...others,
});
const seed = () => seededRandom(7);
const of = (cells: TestCell[], school: string) => schoolStandings(cells).schools.find((each) => each.school === school);

const FIVE = ['a', 'b', 'c', 'd', 'e'].map((school, index) => cell(school, 40, 10 + 2 * index));

describe('standings of schools', () => {
  it('have the mean of the district in the middle, in deviations of a pupil', () => {
    const { means, schools, tests } = schoolStandings(FIVE);
    const gap = quarterGap(means, seed());
    expect(tests).toBe(1);
    expect(schools.map(({ school }) => school)).toEqual(['a', 'b', 'c', 'd', 'e']);
    // Means 10–18 around 14; the variance of a pupil is 25 within and 8 between schools.
    const sd = Math.sqrt((25 * 39 * 5 + 40 * 40) / 199);
    expect(schools.map(({ raw }) => raw)).toEqual([-4, -2, 0, 2, 4].map((each) => expect.closeTo(each / sd, 10)));
    expect(gap).toMatchObject({ kind: 'estimate', schools: 5, quarter: 1 });
  });

  it('are drawn to the mean, the fewer pupils the more', () => {
    const small = [...FIVE, cell('small', 6, 18)];
    const [all, few] = [of(small, 'e'), of(small, 'small')];
    expect(few?.raw).toBeCloseTo(all?.raw ?? Number.NaN, 10);
    expect(few?.value).toBeLessThan(all?.value ?? 0);
    const width = ([low, high]: [number, number] = [0, 0]) => high - low;
    expect(width(few?.interval)).toBeGreaterThan(width(all?.interval));
  });

  it('do not depend on what cells of fewer than five pupils hold: not the figures of the others either', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 1, max: 4 }), (mean, pupils) => {
        const hidden = cell('tiny', pupils, mean);
        expect(schoolStandings([...FIVE, hidden])).toEqual(schoolStandings(FIVE));
      }),
      { seed: 5, numRuns: 20 },
    );
  });

  it('do not depend on the scale of a test', () => {
    const scaled = FIVE.map((each) => ({ ...each, mean: 5 * each.mean + 3, squares: 25 * (each.squares ?? 0) }));
    const [one, other] = [schoolStandings(FIVE), schoolStandings(scaled)];
    other.schools.forEach(({ interval, value }, index) => {
      expect(value).toBeCloseTo(one.schools[index].value, 8);
      expect(interval[0]).toBeCloseTo(one.schools[index].interval[0], 8);
    });
  });

  it('take the spread of the other schools where a school has only its mean, and leave a test out where nobody has one', () => {
    const known = schoolStandings(FIVE);
    const partly = FIVE.map((each, index) => (index === 2 ? { ...each, squares: null } : each));
    expect(schoolStandings(partly)).toEqual(known);
    const bare = FIVE.map((each) => ({ ...each, test: 'russian', squares: null }));
    expect(schoolStandings([...FIVE, ...bare])).toEqual(known);
    expect(schoolStandings(bare)).toMatchObject({
      schools: [],
      tests: 0,
      means: [],
    });
  });

  it('do not become surer by a second test of the same pupils, but by other pupils', () => {
    const again = FIVE.map((each) => ({ ...each, test: 'russian' }));
    const others = again.map((each) => ({ ...each, cohort: '8' }));
    const width = (cells: TestCell[]) => {
      const { interval } = of(cells, 'c') ?? { interval: [0, 0] };
      return interval[1] - interval[0];
    };
    expect(width([...FIVE, ...again])).toBeCloseTo(width(FIVE), 8);
    expect(width([...FIVE, ...others])).toBeLessThan(0.8 * width(FIVE));
  });

  it('hide the gap of fewer than four schools', () => {
    expect(quarterGap(schoolStandings(FIVE.slice(0, 3)).means, seed())).toEqual({
      kind: 'withheld',
      reason: 'fewSchools',
      schools: 3,
    });
  });
});

/** Of all pupils of a test: the unit in which the gap is told. */
function deviationOf(cells: TestCell[]): number {
  const pupils = cells.reduce((sum, own) => sum + own.pupils, 0);
  const mean = cells.reduce((sum, own) => sum + own.pupils * own.mean, 0) / pupils;
  const squares = cells.reduce((sum, own) => sum + (own.squares ?? 0) + own.pupils * (own.mean - mean) ** 2, 0);
  return Math.sqrt(squares / (pupils - 1));
}

describe('the interval of the gap', () => {
  it('holds the true gap about as often as it says', () => {
    const random = seededRandom(20);
    let held = 0;
    const rounds = 120;
    for (let round = 0; round < rounds; round++) {
      const truth = Array.from({ length: 16 }, () => 0.4 * normal(random));
      const cells = truth.map((mean, index) => {
        const pupils = 12 + 4 * (index % 8);
        return cell(String(index), pupils, mean + normal(random) / Math.sqrt(pupils), { squares: pupils - 1 });
      });
      const gap = quarterGap(schoolStandings(cells).means, random);
      const sorted = truth.toSorted((a, b) => a - b);
      const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
      const real = (mean(sorted.slice(-4)) - mean(sorted.slice(0, 4))) / deviationOf(cells);
      if (gap.kind === 'estimate' && gap.interval[0] <= real && real <= gap.interval[1]) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.82);
    expect(held / rounds).toBeLessThan(0.98);
  });
});
