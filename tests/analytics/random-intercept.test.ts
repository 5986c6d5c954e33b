import { describe, expect, it } from 'vitest';
import { type InterceptFit, type RawGroup, randomIntercept } from '../../analytics/random-intercept.ts';
import { data, expected, expectNear } from './oracle.ts';

type School = { id: string; n: number; blup: number; cond_sd: number; shrink_B: number };
type Fit = {
  beta: Record<string, number>;
  se_beta: Record<string, number>;
  tau2: number;
  sigma2: number;
  icc: number;
  school: School[];
};
type Moments = { tau2: number; sigma2: number };
type Expected = { fits: Record<string, Fit> & { anova: Record<string, Moments> } };

function groups(file: string, value: string, group: string, covariate?: string): Map<string, RawGroup> {
  const found = new Map<string, RawGroup & { covariates: number[][] }>();
  for (const row of data(file)) {
    const own = found.get(row[group]) ?? { values: [], covariates: [] };
    own.values.push(Number(row[value]));
    own.covariates.push(covariate === undefined ? [] : [Number(row[covariate])]);
    found.set(row[group], own);
  }
  return found;
}

const inputs: Record<string, Map<string, RawGroup>> = {
  hsb82: groups('hsb82.csv', 'mAch', 'school'),
  hsb82_balanced14: groups('hsb82_balanced14.csv', 'mAch', 'school'),
  exam: groups('exam_london.csv', 'normexam', 'school'),
  exam_value_added: groups('exam_london.csv', 'normexam', 'school', 'standLRT'),
  dyestuff: groups('dyestuff.csv', 'Yield', 'Batch'),
  dyestuff2: groups('dyestuff2.csv', 'Yield', 'Batch'),
};
const { fits, tolerance } = expected<Expected>('f03_empirical_bayes');

function expectFit(fit: InterceptFit, wanted: Fit, names: string[]): void {
  expectNear(fit.betweenVariance, wanted.tau2, tolerance.tau2_rel * Math.max(wanted.tau2, 1e-6), 'tau2');
  expectNear(fit.withinVariance, wanted.sigma2, tolerance.sigma2_rel * wanted.sigma2, 'sigma2');
  for (const [i, beta] of Object.values(wanted.beta).entries())
    expectNear(fit.beta[i], beta, tolerance.blup_abs, 'beta');
  for (const [i, se] of Object.values(wanted.se_beta).entries()) {
    expectNear(Math.sqrt(fit.betaVariance[i][i]), se, 1e-3 * se, 'se');
  }
  for (const school of wanted.school) {
    const { effect, variance, share } = fit.effects[names.indexOf(school.id)];
    expectNear(effect, school.blup, tolerance.blup_abs, school.id);
    // Dyestuff is measured in hundreds, so its deviations are checked in the same relative measure as its variances.
    expectNear(Math.sqrt(variance), school.cond_sd, tolerance.tau2_rel * Math.max(1, school.cond_sd), school.id);
    expectNear(share, school.shrink_B, tolerance.tau2_rel, school.id);
  }
}

// lme4::lmer(y ~ 1 + (1 | g), REML = TRUE); the value-added model adds standLRT.
describe('restricted maximum likelihood against lme4', () => {
  for (const name of ['hsb82', 'hsb82_balanced14', 'exam', 'exam_value_added', 'dyestuff', 'dyestuff2']) {
    it(name, () => {
      const wanted = fits[name] ?? fits[`${name}_singular`];
      expectFit(randomIntercept([...inputs[name].values()]), wanted, [...inputs[name].keys()]);
    });
  }
});

describe('ANOVA moments', () => {
  for (const [name, wanted] of Object.entries(fits.anova)) {
    it(name, () => {
      const fit = randomIntercept([...inputs[name].values()], 'anova');
      expect(fit.estimator).toBe('anova');
      expectNear(fit.betweenVariance, wanted.tau2, tolerance.mom_rel * Math.max(1, wanted.tau2));
      expectNear(fit.withinVariance, wanted.sigma2, tolerance.mom_rel * wanted.sigma2);
    });
  }

  it('equals REML on balanced data', () => {
    const own = [...inputs.hsb82_balanced14.values()];
    const [reml, anova] = [randomIntercept(own), randomIntercept(own, 'anova')];
    expectNear(reml.betweenVariance, anova.betweenVariance, 1e-5);
  });
});

describe('edges', () => {
  it('has no NaN when all values are equal, or equal inside groups', () => {
    for (const own of [
      [{ values: [3, 3] }, { values: [3, 3, 3] }],
      [{ values: [1, 1] }, { values: [2, 2] }],
    ]) {
      for (const estimator of ['reml', 'anova'] as const) {
        const fit = randomIntercept(own, estimator);
        const numbers = [fit.betweenVariance, fit.withinVariance, ...fit.beta, ...fit.betaVariance.flat()];
        numbers.push(...fit.effects.flatMap(({ effect, variance }) => [effect, variance]));
        expect(numbers.every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('refuses what cannot be estimated', () => {
    expect(() => randomIntercept([])).toThrow('at least two groups');
    expect(() => randomIntercept([{ values: [1, 2] }])).toThrow('at least two groups');
    expect(() => randomIntercept([{ values: [1] }, { values: [2] }])).toThrow('at least two values');
    expect(() => randomIntercept([{ values: [1, 2] }, { values: [] }])).toThrow('no values');
  });
});
