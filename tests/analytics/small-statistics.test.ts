import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../analytics/agreement.ts';
import { cauchyCombination } from '../../analytics/combination.ts';
import { type Adjustment, adjustPValues } from '../../analytics/multiplicity.ts';
import { wilsonInterval } from '../../analytics/proportion.ts';
import { clopperPearsonInterval } from './clopper-pearson.ts';
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

describe('cohen.kappa', () => {
  const f = expected<{
    ms_patients: { table: number[][] } & Record<'kappa' | 'kappa_quadratic' | 'kappa_linear', number>;
  }>('f08_agreement');

  it('is that of the psych package, plain and weighted', () => {
    const { table, kappa, kappa_linear, kappa_quadratic } = f.ms_patients;
    expectNear(cohenKappa(table), kappa, f.tolerance.abs);
    expectNear(cohenKappa(table, 'linear'), kappa_linear, f.tolerance.abs);
    expectNear(cohenKappa(table, 'quadratic'), kappa_quadratic, f.tolerance.abs);
  });
});

describe('combined p-values', () => {
  type Case = { p: number[]; cauchy: number };
  const { cases, tolerance } = expected<{ cases: Case[] }>('f11_combine');
  for (const wanted of cases) {
    it(wanted.p.join(' '), () => {
      expectNear(cauchyCombination(wanted.p), wanted.cauchy, tolerance.rel * wanted.cauchy);
    });
  }
});
