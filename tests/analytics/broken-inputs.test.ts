/** One table of empty and broken inputs goes through every statistic: a clear error, null or a withheld state, never NaN. */
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../analytics/agreement.ts';
import { campaignChanges } from '../../analytics/change.ts';
import { cauchyCombination } from '../../analytics/combination.ts';
import { measureEffects } from '../../analytics/effect.ts';
import { quarterGap, riskGap } from '../../analytics/gap.ts';
import { adjustPValues } from '../../analytics/multiplicity.ts';
import { districtProfile } from '../../analytics/profile.ts';
import { wilsonInterval } from '../../analytics/proportion.ts';
import { seededRandom } from '../../analytics/random.ts';
import { randomIntercept } from '../../analytics/random-intercept.ts';
import { summarizeScale, summary } from '../../analytics/raw-scale.ts';
import { betweenVariances, pauleMandel, shrink } from '../../analytics/shrinkage.ts';
import type { SchoolInput } from '../../analytics/types.ts';
import type { AnonymousAudience } from '../../surveys/schema.ts';
import { cell, district, MODEL, numbersIn, PLANS } from './small-model.ts';

/** The value, or the name of the error: anything but a number that is none. */
function outcome(statistic: () => unknown): unknown {
  try {
    return statistic();
  } catch (error) {
    if (error instanceof RangeError && error.message.length > 10) return error.message;
    throw error;
  }
}

function expectNoNaN(name: string, statistic: () => unknown): void {
  const strange = numbersIn(outcome(statistic)).filter((value) => !Number.isFinite(value));
  expect(strange, name).toEqual([]);
}

const samples: Record<string, number[]> = {
  empty: [],
  one: [5],
  two: [5, 7],
  'all equal': [3, 3, 3, 3, 3, 3],
  'all zero': [0, 0, 0, 0],
};

const perSample: Record<string, (x: number[]) => unknown> = {
  summary,
  scale: (x) =>
    summarizeScale(
      ['a', 'b'],
      x.map((value) => [value, value]),
      1,
    ),
  'scale of missing': (x) =>
    summarizeScale(
      ['a', 'b'],
      x.map(() => [null, null]),
      1,
    ),
  'Paule–Mandel': (x) => pauleMandel(x.map((value) => ({ value, variance: 1 }))),
  'between-variances': (x) => betweenVariances([x.map((value) => ({ value, variance: 2 }))]),
  shrink: (x) =>
    shrink(
      x.map((value) => ({ value, variance: 1 })),
      0,
    ),
  'random intercept': (x) => [randomIntercept([{ values: x }, { values: x }]), randomIntercept([{ values: x }])],
  'random intercept, anova': (x) => randomIntercept([{ values: x }, { values: x }], 'anova'),
  gap: (x) =>
    quarterGap(
      x.map((value) => ({ value, variance: 1 })),
      seededRandom(1),
      50,
    ),
  effects: (x) =>
    measureEffects(
      x.map((value, i) => ({ school: `${i}`, change: { value, variance: 1 }, start: value })),
      new Map([['m', new Set(['0'])]]),
    ),
  kappa: (x) => cohenKappa(x.map(() => x)),
  adjusted: (x) => adjustPValues(x.map((value) => Math.min(1, value))),
  'adjusted, all missing': (x) => adjustPValues(x.map(() => null)),
  wilson: (x) => wilsonInterval(x[0] ?? 0, x[0] ?? 0),
};

describe.each(Object.entries(perSample))('%s', (_, statistic) => {
  it.each(Object.entries(samples))('%s', (name, sample) => {
    expectNoNaN(name, () => statistic([...sample]));
  });
});

describe('combinations of p-values', () => {
  it.each([[[]], [[0]], [[1]], [[0, 1]], [[1, 1, 1]], [[0.5]]])('%j', (values: number[]) => {
    const result = outcome(() => cauchyCombination(values));
    if (values.length === 0) expect(result).toMatch('no p-value');
    else expect(Number(result) >= 0 && Number(result) <= 1).toBe(true);
  });
});

/** Answer sets in which every item has the same code. */
function sameSets(audience: AnonymousAudience, count: number, code: number): Uint8Array[] {
  return Array.from({ length: count }, () => new Uint8Array(PLANS[audience].itemNames.length).fill(code));
}

function uniform(schools: number, count: number, code: number): SchoolInput[] {
  return Array.from({ length: schools }, (_, s) => ({
    school: `school ${s}`,
    facts: null,
    cells: (['teacher', 'student', 'parent'] as const).map((audience) =>
      cell(audience, null, s % 2 === 0 ? null : 0, sameSets(audience, count, code)),
    ),
  }));
}

const districts: Record<string, SchoolInput[]> = {
  'no school': [],
  'a school without cells': [{ school: 'a', facts: null, cells: [] }],
  'a school with an empty return': [{ school: 'a', facts: {}, cells: [] }],
  'one respondent a cell': uniform(6, 1, 2),
  'one school': district(seededRandom(1), 1),
  'two schools': district(seededRandom(1), 2),
  'all answers equal': uniform(6, 12, 3),
  'all answers at the end of the scale': uniform(6, 12, 4),
  'all left out': uniform(6, 12, 0),
  'all hard to say': uniform(6, 12, 255),
};

describe.each(Object.entries(districts))('profile of a district: %s', (_, schools) => {
  it('has no NaN, and a result for every factor', () => {
    const profile = districtProfile(MODEL, schools);
    expect(numbersIn(profile).every(Number.isFinite)).toBe(true);
    expect(profile.schools.map(({ factors }) => factors.length)).toEqual(schools.map(() => MODEL.factors.length));
    expect(profile.district.factors.length).toBe(MODEL.factors.length);
  });

  it('nor have changes and gaps', () => {
    const campaign = { model: MODEL, schools };
    expectNoNaN('change', () => campaignChanges(campaign, campaign, () => true));
    expectNoNaN('gap', () => riskGap(MODEL, 'F01', schools, seededRandom(1)));
  });
});

describe('states of the broken districts', () => {
  const kinds = (name: string) =>
    districtProfile(MODEL, districts[name]).schools.flatMap(({ factors }) => factors.map((f) => f.kind));

  it('withholds where there is too little', () => {
    for (const name of ['a school without cells', 'one respondent a cell', 'all left out', 'all hard to say']) {
      expect(new Set(kinds(name)), name).toEqual(new Set(['withheld']));
    }
  });

  it('estimates where all agree, with no less doubt than one point', () => {
    const { schools } = districtProfile(MODEL, districts['all answers equal']);
    for (const factor of schools.flatMap(({ factors }) => factors)) {
      expect(factor.kind === 'estimate' && factor.groups.every(({ se }) => se >= 1)).toBe(true);
    }
  });
});
