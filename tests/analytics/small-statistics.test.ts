import { describe, expect, it } from 'vitest';
import { cohenKappa, intraclassCorrelations } from '../../analytics/agreement.ts';
import {
  bonferroniCombination,
  cauchyCombination,
  fisherCombination,
  simesCombination,
  stoufferCombination,
} from '../../analytics/combination.ts';
import {
  bowker,
  fisherExact,
  goodnessOfFit,
  independence,
  mcnemar,
  stuartMaxwell,
} from '../../analytics/contingency.ts';
import { exactBinomial, exactPoisson } from '../../analytics/exact-test.ts';
import { kolmogorovSmirnov } from '../../analytics/kolmogorov-smirnov.ts';
import { type Adjustment, adjustPValues } from '../../analytics/multiplicity.ts';
import { polychoricCorrelation } from '../../analytics/polychoric.ts';
import { clopperPearsonInterval, wilsonInterval } from '../../analytics/proportion.ts';
import { kendall, spearman } from '../../analytics/rank.ts';
import { hedgesG, varianceRatio, welch, wilcoxon } from '../../analytics/two-sample.ts';
import { expected, expectNear } from './oracle.ts';

describe('p.adjust', () => {
  type Case = { p: (number | null)[] } & Record<Adjustment, (number | null)[]>;
  const { cases, tolerance } = expected<{ cases: Record<string, Case> }>('f04_p_adjust');
  for (const [name, wanted] of Object.entries(cases)) {
    it(name, () => {
      for (const method of ['BH', 'BY', 'holm', 'bonferroni'] as const) {
        const adjusted = adjustPValues(wanted.p, method);
        wanted[method].forEach((value, i) => {
          if (value === null) expect(adjusted[i]).toBeNull();
          else expectNear(adjusted[i], value, tolerance.abs, method);
        });
      }
    });
  }
});

describe('prop.test and binom.test intervals', () => {
  type Interval = [number, number];
  type Case = { x: number; n: number; wilson95: Interval; wilson90: Interval; clopper_pearson95: Interval };
  const { cases, tolerance } = expected<{ cases: Case[] }>('f05_proportion_ci');
  for (const { x, n, wilson95, wilson90, clopper_pearson95 } of cases) {
    it(`${x} of ${n}`, () => {
      const both = (actual: Interval, wanted: Interval) =>
        actual.map((end, i) => expectNear(end, wanted[i], tolerance.abs));
      both(wilsonInterval(x, n), wilson95);
      both(wilsonInterval(x, n, 0.9), wilson90);
      both(clopperPearsonInterval(x, n), clopper_pearson95);
      if (x === 0) expect(wilsonInterval(x, n)[0]).toBe(0);
      if (x === n) expect(clopperPearsonInterval(x, n)[1]).toBe(1);
    });
  }
});

describe('binom.test and poisson.test', () => {
  type Binom = { x: number; n: number; p0: number } & Record<'two_sided' | 'greater' | 'less' | 'midp_greater', number>;
  type Poisson = { x: number; mu: number; two_sided: number; greater: number };
  const { binom, poisson, tolerance } = expected<{ binom: Binom[]; poisson: Poisson[] }>('f06_exact_binomial_poisson');
  for (const wanted of binom) {
    it(`${wanted.x} of ${wanted.n} at ${wanted.p0}`, () => {
      const tails = exactBinomial(wanted.x, wanted.n, wanted.p0);
      expectNear(tails.twoSided, wanted.two_sided, tolerance.abs);
      expectNear(tails.greater, wanted.greater, tolerance.abs);
      expectNear(tails.less, wanted.less, tolerance.abs);
      expectNear(tails.midGreater, wanted.midp_greater, tolerance.abs);
    });
  }
  for (const wanted of poisson) {
    it(`${wanted.x} where ${wanted.mu} are expected`, () => {
      expectNear(exactPoisson(wanted.x, wanted.mu).twoSided, wanted.two_sided, tolerance.abs);
      expectNear(exactPoisson(wanted.x, wanted.mu).greater, wanted.greater, tolerance.abs);
    });
  }
});

type Table = number[][];
type Tested = { table: Table; stat: number; df: number; p: number };

describe('ks.test, chisq.test, mcnemar.test', () => {
  type Samples = { x: number[]; y: number[]; D: number; p_asymptotic: number };
  const f07 = expected<{
    ks_exact: Samples & { p_exact: number };
    ks_ties: Samples;
    gof: { obs: number[]; prob: number[]; stat: number; p: number };
    independence: Tested & { expected: Table };
    indep_2x2_yates: { table: Table; p_yates: number; p_fisher: number };
    bowker: Tested;
    stuart_maxwell: Tested;
    sign_above_vs_below: { above: number; below: number; p_two_sided: number };
    mcnemar_2x2: { table: Table; p_cc: number; p_nocc: number; p_exact: number };
  }>('f07_ks_chi_mcnemar');
  const near = (actual: number | null, wanted: number) => expectNear(actual, wanted, f07.tolerance.abs);

  it('Kolmogorov–Smirnov', () => {
    const continuous = kolmogorovSmirnov(f07.ks_exact.x, f07.ks_exact.y);
    near(continuous.distance, f07.ks_exact.D);
    near(continuous.exact, f07.ks_exact.p_exact);
    near(continuous.asymptotic, f07.ks_exact.p_asymptotic);
    const tied = kolmogorovSmirnov(f07.ks_ties.x, f07.ks_ties.y);
    near(tied.distance, f07.ks_ties.D);
    near(tied.asymptotic, f07.ks_ties.p_asymptotic);
    expect(tied.exact).toBeNull();
  });

  it('exact Kolmogorov–Smirnov of tiny samples, by enumeration', () => {
    // Of the 6 orders of two and two values, 2 separate the samples fully.
    expect(kolmogorovSmirnov([1, 2], [3, 4]).exact).toBeCloseTo(2 / 6, 12);
    expect(kolmogorovSmirnov([1, 4], [2, 3]).exact).toBeCloseTo(1, 12);
  });

  it('χ²', () => {
    const fit = goodnessOfFit(f07.gof.obs, f07.gof.prob);
    near(fit.statistic, f07.gof.stat);
    near(fit.p, f07.gof.p);
    const test = independence(f07.independence.table);
    near(test.statistic, f07.independence.stat);
    near(test.p, f07.independence.p);
    expect(test.df).toBe(f07.independence.df);
    f07.independence.expected.flat().map((value, i) => near(test.expected.flat()[i], value));
    near(independence(f07.indep_2x2_yates.table, true).p, f07.indep_2x2_yates.p_yates);
    near(fisherExact(f07.indep_2x2_yates.table), f07.indep_2x2_yates.p_fisher);
  });

  it('symmetry', () => {
    for (const [test, wanted] of [
      [bowker(f07.bowker.table), f07.bowker],
      [stuartMaxwell(f07.stuart_maxwell.table), f07.stuart_maxwell],
    ] as const) {
      near(test.statistic, wanted.stat);
      near(test.p, wanted.p);
      expect(test.df).toBe(wanted.df);
    }
    const { above, below, p_two_sided } = f07.sign_above_vs_below;
    near(exactBinomial(above, above + below, 0.5).twoSided, p_two_sided);
    const { table, p_cc, p_nocc, p_exact } = f07.mcnemar_2x2;
    near(mcnemar(table).p, p_cc);
    near(mcnemar(table, false).p, p_nocc);
    near(exactBinomial(5, 20, 0.5).twoSided, p_exact);
  });
});

describe('t.test, var.test, wilcox.test, cor', () => {
  const f = expected<
    Record<string, number> & { x: number[]; y: number[]; wilcoxon: { x: number[]; y: number[]; W: number; p: number } }
  >('f07b_two_sample');
  const near = (actual: number | null | undefined, wanted: number) => expectNear(actual, wanted, f.tolerance.abs);

  it('two samples', () => {
    const test = welch(f.x, f.y);
    near(test?.t, f.welch_t);
    near(test?.df, f.welch_df);
    near(test?.p, f.welch_p);
    near(varianceRatio(f.x, f.y)?.ratio, f.var_F);
    near(varianceRatio(f.x, f.y)?.p, f.var_p);
    near(hedgesG(f.x, f.y), f.hedges_g);
    near(wilcoxon(f.wilcoxon.x, f.wilcoxon.y)?.w, f.wilcoxon.W);
    near(wilcoxon(f.wilcoxon.x, f.wilcoxon.y)?.p, f.wilcoxon.p);
  });

  it('rank correlations', () => {
    near(spearman(f.x, f.y.slice(0, 25)), f.spearman_xy25);
    near(kendall(f.wilcoxon.x, f.wilcoxon.y.slice(0, 30)), f.kendall);
  });
});

describe('cohen.kappa, polychor, ICC', () => {
  const f = expected<{
    ms_patients: { table: Table } & Record<'kappa' | 'kappa_quadratic' | 'kappa_linear' | 'polychoric_2step', number>;
    shrout_fleiss: { ratings: Table; types: ('ICC1' | 'ICC2' | 'ICC3' | 'ICC1k' | 'ICC2k' | 'ICC3k')[]; icc: number[] };
  }>('f08_agreement');

  it('kappa and polychoric correlation', () => {
    const { table, kappa, kappa_linear, kappa_quadratic, polychoric_2step } = f.ms_patients;
    expectNear(cohenKappa(table), kappa, f.tolerance.abs);
    expectNear(cohenKappa(table, 'linear'), kappa_linear, f.tolerance.abs);
    expectNear(cohenKappa(table, 'quadratic'), kappa_quadratic, f.tolerance.abs);
    expectNear(polychoricCorrelation(table), polychoric_2step, f.tolerance.polychoric_abs);
  });

  it('intraclass correlations', () => {
    const result = intraclassCorrelations(f.shrout_fleiss.ratings);
    f.shrout_fleiss.types.map((type, i) => expectNear(result[type], f.shrout_fleiss.icc[i], f.tolerance.abs, type));
  });
});

describe('combined p-values', () => {
  type Case = { p: number[] } & Record<'fisher' | 'stouffer' | 'simes' | 'cauchy' | 'min_bonf', number>;
  const { cases, tolerance } = expected<{ cases: Case[] }>('f11_combine');
  for (const wanted of cases) {
    it(wanted.p.join(' '), () => {
      const near = (actual: number, value: number) => expectNear(actual, value, tolerance.rel * value);
      near(fisherCombination(wanted.p), wanted.fisher);
      near(stoufferCombination(wanted.p), wanted.stouffer);
      near(simesCombination(wanted.p), wanted.simes);
      near(bonferroniCombination(wanted.p), wanted.min_bonf);
      near(cauchyCombination(wanted.p), wanted.cauchy);
    });
  }
});
