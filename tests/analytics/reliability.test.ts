import { describe, expect, it } from 'vitest';
import { type Answers, personScore, summarizeScale, summary } from '../../analytics/raw-scale.ts';
import { covarianceMatrix, cronbachAlpha, feldtInterval, itemRestCorrelation } from '../../analytics/reliability.ts';
import { data, expected, expectNear } from './oracle.ts';

type Group = { n: number; mean: number; se: number };
type Expected = {
  scales: Record<
    string,
    {
      items: string[];
      reversed: string | string[];
      alpha_raw_pairwise: number;
      alpha_std_pairwise: number;
      n_listwise: number;
      alpha_raw_listwise: number;
      feldt_ci95_listwise: [number, number];
      r_drop_pairwise: Record<string, number>;
      r_drop_listwise: Record<string, number>;
      item_mean: Record<string, number>;
      item_sd: Record<string, number>;
      item_n: Record<string, number>;
      n_scored: number;
      mean: number;
      sd: number;
      se: number;
      by_gender: Record<string, Group>;
      by_education: Record<string, Group>;
    }
  >;
};

const rows = data('bfi.csv');

function answers(items: string[], reversed: string[]): Answers[] {
  return rows.map((row) =>
    items.map((name) => {
      if (row[name] === '') return null;
      return reversed.includes(name) ? 7 - Number(row[name]) : Number(row[name]);
    }),
  );
}

// psych::alpha(X, check.keys = FALSE) on bfi with A1, C4, C5, E1, E2, O2, O5 replaced by 7 − x.
describe('scales of bfi against psych::alpha', () => {
  const { scales, tolerance } = expected<Expected>('f01_bfi_scales');
  for (const [name, wanted] of Object.entries(scales)) {
    const reversed = [wanted.reversed].flat();
    const persons = answers(wanted.items, reversed);
    const near = (actual: number | null, value: number, what: string) => expectNear(actual, value, tolerance.abs, what);

    it(`${name}: pairwise alpha, items, scores`, () => {
      const result = summarizeScale(wanted.items, persons, 3);
      near(result.alpha.raw, wanted.alpha_raw_pairwise, 'alpha');
      near(result.alpha.standardized, wanted.alpha_std_pairwise, 'standardized');
      expect(result.n).toBe(wanted.n_scored);
      near(result.mean, wanted.mean, 'mean');
      near(result.sd, wanted.sd, 'sd');
      near(result.se, wanted.se, 'se');
      for (const item of result.items) {
        expect(item.n).toBe(wanted.item_n[item.name]);
        near(item.mean, wanted.item_mean[item.name], item.name);
        near(item.sd, wanted.item_sd[item.name], item.name);
        near(item.itemRestCorrelation, wanted.r_drop_pairwise[item.name], item.name);
      }
    });

    it(`${name}: complete answers and Feldt's interval`, () => {
      const complete = persons.filter((person) => person.every((value) => value !== null));
      expect(complete.length).toBe(wanted.n_listwise);
      const result = summarizeScale(wanted.items, complete, 3);
      near(result.alpha.raw, wanted.alpha_raw_listwise, 'alpha');
      wanted.feldt_ci95_listwise.map((end, i) => near(result.alpha.ci95?.[i] ?? null, end, 'feldt'));
      for (const item of result.items) near(item.itemRestCorrelation, wanted.r_drop_listwise[item.name], item.name);
    });

    it(`${name}: groups`, () => {
      for (const [column, groups] of Object.entries({ gender: wanted.by_gender, education: wanted.by_education })) {
        for (const [value, group] of Object.entries(groups)) {
          const own = persons.filter((_, i) => rows[i][column] === value).map((person) => personScore(person, 3));
          const result = summary(own.filter((score) => score !== null));
          expect(result.n).toBe(group.n);
          near(result.mean, group.mean, `${column} ${value}`);
          near(result.se, group.se, `${column} ${value}`);
        }
      }
    });
  }
});

// psych::alpha without reversing: the trap of a forgotten key.
describe('items that were not reversed', () => {
  type Trap = { scales: Record<string, { alpha: number; negative_rdrop: string[] }> };
  const trap = expected<Trap>('f01b_bfi_unreversed_trap');
  const { scales } = expected<Expected>('f01_bfi_scales');
  for (const [name, wanted] of Object.entries(trap.scales)) {
    it(`${name}: negative item–rest correlations`, () => {
      const { items } = scales[name];
      const result = summarizeScale(items, answers(items, []), 3);
      expectNear(result.alpha.raw, wanted.alpha, trap.tolerance.abs);
      const negative = result.items.filter((item) => (item.itemRestCorrelation ?? 0) < 0).map((item) => item.name);
      expect(negative).toEqual(wanted.negative_rdrop);
    });
  }
});

describe('laws and edges', () => {
  it('alpha of parallel items follows Spearman–Brown', () => {
    const matrix = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1 : 0.4)));
    expect(cronbachAlpha(matrix)).toBeCloseTo((4 * 0.4) / (1 + 3 * 0.4), 12);
    expect(itemRestCorrelation(matrix, 0)).toBeCloseTo(1.2 / Math.sqrt(3 + 6 * 0.4), 12);
  });

  it('says null where nothing can be said', () => {
    expect(cronbachAlpha([[1]])).toBeNull();
    expect(
      cronbachAlpha([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      itemRestCorrelation(
        [
          [0, 0],
          [0, 1],
        ],
        0,
      ),
    ).toBeNull();
    expect(feldtInterval(0.7, 1, 5)).toBeNull();
    expect(covarianceMatrix(2, () => ({ n: 1, x: 3, y: 3, xy: 9 }))).toBeNull();
    expect(summary([])).toEqual({ n: 0, mean: null, sd: null, se: null });
  });
});
