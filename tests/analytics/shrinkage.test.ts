import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { describe, expect, it } from 'vitest';
import { betweenVariances, type Measured, pauleMandel, shrink } from '../../analytics/shrinkage.ts';
import { data, expected, expectNear } from './oracle.ts';

type Expected = {
  threshold: number;
  tau2_pm: number;
  mu: number;
  se_mu: number;
  post_mean: number[];
  post_sd_cond: number[];
  post_sd_with_mu: number[];
  p_gt_14: number[];
};

const schools: Measured[] = data('eb_known_variance.csv').map(({ y, v }) => ({
  value: Number(y),
  variance: Number(v),
}));

describe('known sampling variances against R', () => {
  const wanted = expected<Expected>('f03b_eb_known_variance');
  const near = (actual: number, value: number) => expectNear(actual, value, wanted.tolerance.abs);

  it('the between-variance of Paule and Mandel', () => {
    near(pauleMandel(schools), wanted.tau2_pm);
  });

  it('posterior means and deviations', () => {
    const { mean, meanVariance, posteriors } = shrink(schools, pauleMandel(schools));
    near(mean, wanted.mu);
    near(Math.sqrt(meanVariance), wanted.se_mu);
    posteriors.forEach(({ value, variance, share }, i) => {
      near(value, wanted.post_mean[i]);
      near(Math.sqrt(share * schools[i].variance), wanted.post_sd_cond[i]);
      // The fixture's variance lacks Morris's last term, which stands for the between-variance being estimated.
      const morris = (2 / (schools.length - 3)) * (1 - share) ** 3 * (schools[i].value - mean) ** 2;
      const sd = Math.sqrt(variance - morris);
      near(sd, wanted.post_sd_with_mu[i]);
      near(1 - normalCdf(wanted.threshold, value, sd), wanted.p_gt_14[i]);
    });
  });
});

describe('laws', () => {
  it('moves with a shift and a scale of the figures', () => {
    const moved = schools.map(({ value, variance }) => ({ value: 3 * value + 7, variance: 9 * variance }));
    expectNear(pauleMandel(moved), 9 * pauleMandel(schools), 1e-9);
    const [a, b] = [shrink(schools, pauleMandel(schools)), shrink(moved, pauleMandel(moved))];
    a.posteriors.forEach(({ value, variance }, i) => {
      expectNear(b.posteriors[i].value, 3 * value + 7, 1e-9);
      expectNear(b.posteriors[i].variance, 9 * variance, 1e-9);
    });
  });

  it('puts every posterior mean between the school and the district', () => {
    const { mean, posteriors } = shrink(schools, pauleMandel(schools));
    posteriors.forEach(({ value }, i) => {
      expect(value).toBeGreaterThanOrEqual(Math.min(mean, schools[i].value));
      expect(value).toBeLessThanOrEqual(Math.max(mean, schools[i].value));
    });
  });

  it('gives everyone the mean when nothing varies between schools', () => {
    const alike = [40, 40.1, 39.9, 40].map((value) => ({ value, variance: 4 }));
    expect(pauleMandel(alike)).toBe(0);
    const { mean, posteriors } = shrink(alike, 0);
    for (const { value, variance } of posteriors) {
      expect(value).toBe(mean);
      expect(variance).toBeGreaterThanOrEqual(1);
    }
  });

  it('does not pool three schools', () => {
    const three = schools.slice(0, 3);
    expect(betweenVariances([three])).toEqual([null]);
    expect(shrink(three, null).posteriors.map(({ value }) => value)).toEqual(three.map(({ value }) => value));
  });

  it('averages the between-variance half and half with the other factors under 30 schools', () => {
    const [a, b] = [schools, schools.map(({ value, variance }) => ({ value: 2 * value, variance }))];
    const [ownA, ownB] = [pauleMandel(a), pauleMandel(b)];
    const mean = (ownA + ownB) / 2;
    expect(betweenVariances([a, b])).toEqual([(ownA + mean) / 2, (ownB + mean) / 2]);
    const many = [...a, ...a];
    expect(betweenVariances([many, b])[0]).toBe(pauleMandel(many));
  });

  it('refuses an empty list', () => {
    expect(() => shrink([], 1)).toThrow(RangeError);
    expect(pauleMandel([])).toBe(0);
  });
});
