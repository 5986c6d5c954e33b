import { describe, expect, it } from 'vitest';
import { tallyLayout } from '../../analytics/layout.ts';
import { districtProfile } from '../../analytics/profile.ts';
import { seededRandom } from '../../analytics/random.ts';
import { ReliabilitySums } from '../../analytics/scale-quality.ts';
import type { Estimate, FactorResult, SchoolInput } from '../../analytics/types.ts';
import { answerSets, cell, district, MODEL, numbersIn } from './small-model.ts';

const random = () => seededRandom(20230424);

function estimate(result: FactorResult): Estimate {
  if (result.kind !== 'estimate') throw new Error(`${result.factor} is withheld: ${result.reason}`);
  return result;
}

function factorOf(schools: SchoolInput[], s: number, f = 0): FactorResult {
  return districtProfile(MODEL, schools).schools[s].factors[f];
}

describe('a district of twelve schools', () => {
  const schools = district(random(), 12);
  const profile = districtProfile(MODEL, schools);

  it('keeps the order of schools and factors, and holds no NaN', () => {
    expect(profile.schools.map(({ school }) => school)).toEqual(schools.map(({ school }) => school));
    expect(profile.schools[0].factors.map(({ factor }) => factor)).toEqual(['F01', 'F02']);
    expect(numbersIn(profile).every(Number.isFinite)).toBe(true);
    expect(profile.modelVersion).toBe('test');
  });

  it('weighs the groups by the model and keeps near to what they say where they say much', () => {
    for (const { factors } of profile.schools) {
      const { value, raw, groups } = estimate(factors[0]);
      const weights = { director: 0.1, teacher: 0.3, student: 0.3, parent: 0.3 };
      expect(raw).toBeCloseTo(
        groups.reduce((sum, { audience, mean }) => sum + weights[audience] * mean, 0),
        8,
      );
      // The schools differ by far more than chance, so little is lent by the district.
      expect(Math.abs(value - raw)).toBeLessThan(3);
    }
  });

  it('draws schools together where their groups say little', () => {
    const few = district(random(), 12, { teacher: 5, student: 5, parent: 5 });
    const { schools: results } = districtProfile(MODEL, few);
    const spread = (of: (own: Estimate) => number) => {
      const values = results.map(({ factors }) => of(estimate(factors[1])));
      return Math.max(...values) - Math.min(...values);
    };
    expect(spread(({ value }) => value)).toBeLessThan(spread(({ raw }) => raw));
  });

  it('gives probabilities that sum to 1, and the most probable level', () => {
    for (const { factors } of profile.schools) {
      for (const { probabilities, level, state } of factors.map(estimate)) {
        const { low, medium, high } = probabilities;
        expect(low + medium + high).toBeCloseTo(1, 12);
        expect(probabilities[level]).toBe(Math.max(low, medium, high));
        expect(state).toBe(probabilities[level] >= 0.8 ? 'certain' : 'leaning');
      }
    }
  });

  it('does not depend on the order of the schools', () => {
    const turned = districtProfile(MODEL, schools.toReversed()).schools.toReversed();
    numbersIn(turned).forEach((value, i) => {
      expect(value).toBeCloseTo(numbersIn(profile.schools)[i], 8);
    });
  });

  it('joins grades by the roll', () => {
    const [first] = schools;
    const alone = (grade: number) => {
      const own = { ...first, cells: first.cells.filter((c) => c.audience !== 'student' || c.grade === grade) };
      return (
        estimate(factorOf([own, ...schools.slice(1)], 0)).groups.find((g) => g.audience === 'student')?.mean ??
        Number.NaN
      );
    };
    const both = estimate(profile.schools[0].factors[0]).groups.find((g) => g.audience === 'student');
    expect(both?.mean).toBeCloseTo((30 * alone(6) + 25 * alone(8)) / 55, 8);
    expect(both?.n).toBe(40);
    expect(both?.people).toBe(55);
  });

  it('names the worst items first, at most five each way, with intervals round the difference', () => {
    const { drivers } = estimate(profile.schools[11].factors[0]);
    expect(drivers.length).toBeGreaterThan(3);
    expect(drivers.filter((driver) => driver.difference > 0).length).toBeLessThanOrEqual(5);
    expect(drivers[0].difference).toBe(Math.max(...drivers.map((driver) => driver.difference)));
    for (const { difference, interval, mean, districtMean } of drivers) {
      expect(interval[0]).toBeLessThan(difference);
      expect(interval[1]).toBeGreaterThan(difference);
      expect(Math.abs(difference)).toBeLessThanOrEqual(Math.abs(mean - districtMean) + 1e-9);
    }
  });
});

describe('reliability of scales', () => {
  it('is that of all persons, for every scale of the anonymous questionnaires', () => {
    const schools = district(random(), 12);
    const { factors } = districtProfile(MODEL, schools).district;
    const published = (['teacher', 'student', 'parent'] as const).flatMap((audience) => {
      const cells = schools.flatMap((school) => school.cells.filter((own) => own.audience === audience));
      return tallyLayout(MODEL, audience).scales.map((scale) => {
        const sums = new ReliabilitySums(MODEL);
        for (const own of cells) sums.add(own);
        const alpha = sums.alphas()[`${audience} ${scale.factor}`].all;
        expect(alpha).toBeGreaterThan(0);
        expect(factors.find(({ factor }) => factor === scale.factor)?.reliability[audience]).toBe(alpha);
        return `${audience} ${scale.factor}`;
      });
    });
    expect(published).toEqual(['teacher F01', 'teacher F02', 'student F01', 'student F02', 'parent F01']);
  });
});

describe('divergence', () => {
  it('is told where teachers see a factor far from pupils, beyond the usual', () => {
    const chance = random();
    const schools = district(chance, 12);
    schools[4].cells[0] = cell('teacher', null, 20, answerSets(chance, 'teacher', 20, 3.9));
    const profile = districtProfile(MODEL, schools);
    const told = estimate(profile.schools[4].factors[1]).divergences;
    expect(told).toMatchObject([{ a: 'teacher', b: 'student' }]);
    expect(told[0].difference).toBeGreaterThan(10);
    expect(told[0].probability).toBeGreaterThan(0.95);
    expect(estimate(profile.schools[5].factors[1]).divergences).toEqual([]);
  });
});

describe('states', () => {
  it('pools nothing with three schools, and says so', () => {
    const { value, raw, warnings } = estimate(factorOf(district(random(), 3), 0));
    expect(value).toBe(raw);
    expect(warnings).toContainEqual({ kind: 'noPooling', schools: 3 });
  });

  it('shows probabilities alone under the minimum, and a level for 80 % of a small group', () => {
    const chance = random();
    const schools = district(chance, 8);
    const withStudents = (people: number, answers: number) => {
      const own = structuredClone(schools);
      own[0].cells = own[0].cells.filter(({ audience }) => audience !== 'student');
      own[0].cells.push(cell('student', null, people, answerSets(seededRandom(1), 'student', answers, 2)));
      return estimate(factorOf(own, 0)).state;
    };
    expect(withStudents(100, 9)).toBe('few');
    expect(withStudents(100, 10)).not.toBe('few');
    expect(withStudents(8, 6)).toBe('few');
    expect(withStudents(8, 7)).not.toBe('few');
    expect(withStudents(100, 4)).toBe('few');
  });

  it('widens a figure where a group is missing, and takes its usual offset away', () => {
    const chance = random();
    const schools = district(chance, 12).map((school): SchoolInput => {
      const kind = answerSets(chance, 'parent', 15, 1.4);
      return { ...school, cells: [...school.cells.slice(0, 3), cell('parent', null, 50, kind)] };
    });
    const full = estimate(factorOf(schools, 6));
    const [teacher, six, eight] = schools[6].cells;
    schools[6] = { ...schools[6], cells: [teacher, six, eight] };
    const reduced = estimate(factorOf(schools, 6));
    expect(reduced.sd).toBeGreaterThan(full.sd);
    // Parents are kinder by some 25 points here: without recentring their absence would add about 8 points of risk.
    expect(Math.abs(reduced.value - full.value)).toBeLessThan(5);
    expect(reduced.warnings).toContainEqual({ kind: 'groupMissing', audience: 'parent' });
  });

  it('withholds with a reason', () => {
    const schools = district(random(), 6);
    const reason = (change: Partial<SchoolInput>) => {
      const result = factorOf([{ ...schools[0], ...change }, ...schools.slice(1)], 0);
      return result.kind === 'withheld' ? result.reason : result.kind;
    };
    expect(reason({ cells: [], facts: null })).toBe('noData');
    expect(reason({ cells: [], facts: { vacancies: 3 } })).toBe('weightMissing');
    const four = cell('student', 6, 30, answerSets(random(), 'student', 4, 2));
    expect(reason({ cells: [four], facts: null })).toBe('fewAnswers');
  });

  it('warns of low coverage and of an unknown roll, by cell', () => {
    const schools = district(random(), 5);
    schools[0].cells[1] = { ...schools[0].cells[1], people: 100 };
    schools[0].cells[3] = { ...schools[0].cells[3], people: null };
    const { warnings } = estimate(factorOf(schools, 0));
    expect(warnings).toEqual([
      { kind: 'nonResponse', audience: 'student', grade: 6, rate: 0.2 },
      { kind: 'rollUnknown', audience: 'parent' },
    ]);
  });
});
