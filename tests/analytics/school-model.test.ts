import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentEquations } from '../../analytics/component-equations.ts';
import { type EstimatedComponents, groupComponents } from '../../analytics/group-components.ts';
import { zeros } from '../../analytics/linear.ts';
import { normal, seededRandom } from '../../analytics/random.ts';
import type { Components, GroupSeries } from '../../analytics/school-effects.ts';
import { districtEffects, districtMean, schoolPosterior, trueVariance } from '../../analytics/school-posterior.ts';
import { shrink } from '../../analytics/shrinkage.ts';
import { denseEquations, densePredictions } from './dense-model.ts';
import { expectNear } from './oracle.ts';
import { numbersIn } from './small-model.ts';

const SEED = 20230424;
const WEIGHTS = [0.1, 0.3, 0.3, 0.3];
const TRUE: Components = { school: 50, groups: [90, 20, 10, 15] };

const known = (components: Components) => ({ ...components, covariance: zeros(components.groups.length + 1) });

/** Schools drawn from the model; every group is missing with the given chance. */
function drawn(seed: number, schools: number, missing = 0): GroupSeries {
  const random = seededRandom(seed);
  const effect = (variance: number) => Math.sqrt(variance) * normal(random);
  return {
    weights: WEIGHTS,
    schools: Array.from({ length: schools }, () => {
      const own = 45 + effect(TRUE.school);
      return TRUE.groups.map((group, g) => {
        const variance = 1 + 60 * random();
        const value = own + 5 * g + effect(group) + effect(variance);
        return random() < missing ? null : { value, variance };
      });
    }),
  };
}

/** Schools as they may come: any pattern of missing groups, any values. */
const anySeries: fc.Arbitrary<GroupSeries[]> = fc
  .record({ factors: fc.integer({ min: 1, max: 3 }), schools: fc.integer({ min: 4, max: 8 }) })
  .chain(({ factors, schools }) => {
    const measured = fc.record({
      value: fc.double({ min: 0, max: 100, noNaN: true }),
      variance: fc.double({ min: 1, max: 400, noNaN: true }),
    });
    const group = fc.option(measured, { freq: 2 });
    const school = fc.tuple(measured, group, group, group);
    const own = fc.array(school, { minLength: schools, maxLength: schools });
    return fc.array(own, { minLength: factors, maxLength: factors });
  })
  .map((factors) => factors.map((schools) => ({ weights: WEIGHTS, schools })));

/** The posteriors of all schools of a district. */
function schoolPosteriors(series: GroupSeries, components: EstimatedComponents) {
  const district = districtEffects(series, components);
  const posteriors = series.schools.map((own) => schoolPosterior(own, district));
  return { mean: districtMean(district), betweenVariance: trueVariance(district), posteriors };
}

describe('the model of schools and groups against whole matrices', () => {
  const cases = [drawn(1, 6), drawn(2, 7, 0.3), drawn(3, 12, 0.4)];
  const components = [TRUE, { school: 0, groups: [90, 0, 10, 15] }, { school: 50, groups: [0, 0, 0, 0] }];

  it.each(cases.flatMap((series) => components.map((at) => ({ series, at }))))('case %#', ({ series, at }) => {
    const [fast, dense] = [componentEquations(series, at), denseEquations(series, at)];
    numbersIn(fast).forEach((value, i) => {
      expectNear(value, numbersIn(dense)[i], 1e-9);
    });
    const { posteriors, betweenVariance } = schoolPosteriors(series, known(at));
    densePredictions(series, at).forEach(({ value, variance }, s) => {
      expectNear(posteriors[s].value, value, 1e-8);
      expectNear(posteriors[s].variance, variance, 1e-8);
    });
    expectNear(
      betweenVariance,
      at.school + at.groups.reduce((sum, group, g) => sum + WEIGHTS[g] ** 2 * group, 0),
      1e-12,
    );
  });
});

describe('components', () => {
  it('are found without bias', () => {
    const series = Array.from({ length: 300 }, (_, i) => drawn(100 + i, 10, 0.2));
    const [{ school, groups }] = groupComponents(series).flatMap((own) => own ?? []);
    const estimates = groupComponents(series).flatMap((own) => own ?? []);
    expect(estimates.length).toBe(300);
    const mean = (of: (own: Components) => number) => estimates.reduce((sum, own) => sum + of(own), 0) / 300;
    expect(Math.abs(mean((own) => own.school) - TRUE.school)).toBeLessThan(3);
    TRUE.groups.forEach((group, g) => {
      expect(Math.abs(mean((own) => own.groups[g]) - group)).toBeLessThan(3);
    });
    expect(numbersIn([school, groups]).every((value) => value >= 0)).toBe(true);
  });

  it('are a factor’s own from 30 schools on, and lean half on the others below', () => {
    const wide = (series: GroupSeries): GroupSeries => ({
      ...series,
      schools: series.schools.map((own) =>
        own.map((group) => group && { ...group, value: 45 + 2 * (group.value - 45) }),
      ),
    });
    const spreads = (schools: number) =>
      groupComponents([drawn(5, schools), wide(drawn(5, schools))]).map((own) => own?.school ?? Number.NaN);
    const [many, few] = [spreads(30), spreads(29)];
    expect(many[1] / many[0]).toBeGreaterThan(2.5);
    expect(few[1] / few[0]).toBeLessThan(2.2);
    expect(few[1]).toBeGreaterThan(few[0]);
  });

  it('are not estimated from three schools', () => {
    expect(groupComponents([drawn(1, 3)])).toEqual([null]);
    expect(groupComponents([drawn(1, 3), drawn(2, 4)])[1]).not.toBeNull();
    expect(groupComponents([])).toEqual([]);
  });
});

describe('posteriors', () => {
  it('of a single group are those of shrinkage with τ² + ω²', () => {
    const series = { weights: [1], schools: drawn(7, 9).schools.map(([, group]) => [group]) };
    const data = series.schools.flatMap(([group]) => group ?? []);
    const { mean, meanVariance, posteriors } = shrink(data, 50);
    const found = schoolPosteriors(series, known({ school: 20, groups: [30] }));
    expectNear(found.mean, mean, 1e-9);
    posteriors.forEach(({ value, share }, s) => {
      expectNear(found.posteriors[s].value, value, 1e-9);
      expectNear(found.posteriors[s].variance, share * data[s].variance + (1 - share) ** 2 * meanVariance, 1e-9);
    });
  });

  it('are the wider the less the components are known, by how the prediction moves with them', () => {
    // With equal sampling variances the groups' means do not depend on the components, so the whole movement is seen.
    const series = drawn(8, 8);
    for (const own of series.schools)
      for (const [g, group] of own.entries()) if (group !== null) group.variance = 10 * (g + 1);
    const at = [TRUE.school, ...TRUE.groups];
    const plain = schoolPosteriors(series, known(TRUE)).posteriors;
    at.forEach((_, i) => {
      const covariance = zeros(5);
      covariance[i][i] = 4;
      const doubted = schoolPosteriors(series, { ...TRUE, covariance }).posteriors;
      const [school, ...groups] = at.map((value, j) => (i === j ? value + 1e-4 : value));
      const moved = schoolPosteriors(series, known({ school, groups })).posteriors;
      plain.forEach(({ value, variance }, s) => {
        const slope = (moved[s].value - value) / 1e-4;
        expectNear(doubted[s].variance - variance, 2 * slope ** 2 * 4, 1e-4 * (1 + slope ** 2));
      });
    });
  });

  it('hold no NaN, whatever groups are missing, and move with a shift of the scale', () => {
    fc.assert(
      fc.property(anySeries, (factors) => {
        const shifted = factors.map((series) => ({
          ...series,
          schools: series.schools.map((own) => own.map((group) => group && { ...group, value: group.value + 7 })),
        }));
        const [before, after] = [factors, shifted].map((own) => {
          const components = groupComponents(own).flatMap((found) => found ?? []);
          return own.map((series, f) => schoolPosteriors(series, components[f]));
        });
        expect(numbersIn(before).every(Number.isFinite)).toBe(true);
        before.forEach(({ posteriors }, f) => {
          posteriors.forEach(({ value, variance }, s) => {
            expect(variance).toBeGreaterThan(0);
            expectNear(after[f].posteriors[s].value, value + 7, 0.01);
          });
        });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('rise with every group', () => {
    const series = drawn(9, 8);
    for (const own of series.schools) for (const group of own) if (group !== null) group.variance = 40;
    const value = (own: GroupSeries) => schoolPosteriors(own, known(TRUE)).posteriors[2].value;
    WEIGHTS.forEach((_, g) => {
      const raised = structuredClone(series);
      const group = raised.schools[2][g];
      if (group !== null) group.value += 10;
      expect(value(raised)).toBeGreaterThan(value(series));
    });
  });

  it('give everyone the district’s figure when the schools are alike', () => {
    const alike = {
      weights: WEIGHTS,
      schools: Array.from({ length: 6 }, () => WEIGHTS.map(() => ({ value: 40, variance: 4 }))),
    };
    const [components] = groupComponents([alike]).flatMap((own) => own ?? []);
    expect(components).toMatchObject({ school: 0, groups: [0, 0, 0, 0] });
    for (const { value, variance } of schoolPosteriors(alike, components).posteriors) {
      expectNear(value, 40, 1e-9);
      expect(variance).toBeGreaterThan(0);
    }
  });

  it('take a group that nobody has for one like the others', () => {
    const full = drawn(10, 12);
    const without = {
      ...full,
      schools: full.schools.map(([director, teacher, , parent]) => [director, teacher, null, parent]),
    };
    const [components] = groupComponents([without]).flatMap((own) => own ?? []);
    const [director, teacher, student, parent] = components.groups;
    expectNear(student, (director + teacher + parent) / 3, 0.01 * student);
    for (const { variance } of schoolPosteriors(without, components).posteriors) {
      expect(variance).toBeGreaterThan(0.3 ** 2 * student);
    }
  });
});
