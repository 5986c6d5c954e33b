import { describe, expect, it } from 'vitest';
import { sumOfBinomials, upperTail } from '../../../analytics/objectivity/binomial-sum.ts';
import { fitCounterfactual, leftOut, tilt } from '../../../analytics/objectivity/counterfactual.ts';
import { testHeap, windowsOf } from '../../../analytics/objectivity/cutoff-heap.ts';
import { guttmanErrors, orderSteps, stepShares } from '../../../analytics/objectivity/guttman.ts';
import { expectedTop } from '../../../analytics/objectivity/pair-tops.ts';
import { biweightScale, fitStandard, score } from '../../../analytics/objectivity/standard.ts';
import { column, fitWithin, residualMeans } from '../../../analytics/objectivity/within-school.ts';
import { normal, seededRandom } from '../../../analytics/random.ts';
import { data, expected, expectNear } from '../oracle.ts';

describe('f12: the counterfactual and the exact cut-off test', () => {
  const f12 = expected<{
    cutoffs: number[];
    excluded: number[];
    coef: number[];
    counterfactual: number[];
    at_cut: { q: number; exp_at: number }[];
    T: number;
    window_total: number;
    expected_T: number;
    p_mid: number;
  }>('f12_bunching');
  const histogram = Float64Array.from(data('bunching_hist.csv'), (row) => Number(row.count));
  const fit = fitCounterfactual(histogram, f12.cutoffs)!;

  it('leaves out c − 2, c − 1 and c', () => {
    const out = leftOut(38, f12.cutoffs);
    expect([...out.keys()].filter((k) => out[k] === 1)).toEqual(f12.excluded);
  });

  it('is the Poisson regression of R', () => {
    fit.coefficients.forEach((own, i) => {
      expectNear(own, f12.coef[i], f12.tolerance.coef_abs);
    });
    fit.expected.forEach((own, k) => {
      expectNear(own / f12.counterfactual[k], 1, f12.tolerance.cf_rel);
    });
  });

  it('gives the exact mid-p', () => {
    const windows = windowsOf(histogram, fit.expected, f12.cutoffs);
    windows.forEach(({ q }, i) => {
      expectNear(q / f12.at_cut[i].q, 1, f12.tolerance.cf_rel);
    });
    const heap = testHeap(windows);
    expect(heap.observed).toBe(f12.T);
    expect(windows.reduce((sum, { window }) => sum + window, 0)).toBe(f12.window_total);
    expectNear(heap.expected / f12.expected_T, 1, f12.tolerance.cf_rel);
    expectNear(heap.p / f12.p_mid, 1, f12.tolerance.p_rel);
  });

  it('ends at the same place from another start', () => {
    const again = fitCounterfactual(histogram, f12.cutoffs, [3, 0, -3, 0, 0])!;
    again.coefficients.forEach((own, i) => {
      expectNear(own, fit.coefficients[i], 1e-8);
    });
  });

  it('tilts to the mean asked for and keeps the shape at its own mean', () => {
    const shape = tilt(fit.expected, 25);
    expectNear(
      shape.reduce((sum, own, k) => sum + own * k, 0),
      25,
      1e-9,
    );
    const total = fit.expected.reduce((sum, own) => sum + own, 0);
    const mean = fit.expected.reduce((sum, own, k) => sum + own * k, 0) / total;
    tilt(fit.expected, mean).forEach((own, k) => {
      expectNear(own, fit.expected[k] / total, 1e-9);
    });
  });

  it('has none for an empty or nearly empty histogram', () => {
    expect(fitCounterfactual(new Float64Array(39), [14, 24, 33])).toBeNull();
    expect(fitCounterfactual(new Float64Array(39).fill(5, 18, 20), [14, 24, 33])).toBeNull();
  });

  it('counts no pupil twice where cut-offs are close', () => {
    const flat = new Float64Array(11).fill(1);
    const windows = windowsOf(flat, flat, [4, 5, 7]);
    expect(windows.map(({ window }) => window)).toEqual([3, 2]);
  });
});

describe('f12b: the sum of binomials', () => {
  const { cases, tolerance } = expected<{
    cases: { n: number[]; q: number[]; pmf: number[]; T: number; p_greater: number; p_mid: number }[];
  }>('f12b_sum_of_binomials');

  it.each(cases)('n $n, q $q', ({ n, q, pmf, T, p_greater, p_mid }) => {
    const own = sumOfBinomials(n, q);
    expect(own.length).toBe(n.reduce((a, b) => a + b, 0) + 1);
    pmf.forEach((value, k) => {
      expectNear(own[k], value, tolerance.abs);
    });
    const tail = upperTail(own, T);
    expectNear(tail.greater, p_greater, tolerance.abs);
    expectNear(tail.mid, p_mid, tolerance.abs);
  });

  it('is certain where the probabilities are', () => {
    expect([...sumOfBinomials([2, 3], [0, 1])]).toEqual([0, 0, 0, 1, 0, 0]);
    expect([...sumOfBinomials([], [])]).toEqual([1]);
  });

  it('does not underflow for thousands of trials', () => {
    const pmf = sumOfBinomials([5000], [0.3]);
    expectNear(
      pmf.reduce((a, b) => a + b, 0),
      1,
      1e-12,
    );
    expectNear(
      pmf.reduce((sum, p, k) => sum + p * k, 0),
      1500,
      1e-6,
    );
  });
});

describe('f10: Guttman errors', () => {
  const { ability } = expected<{
    ability: { facility: Record<string, number>; rows_1based: number[]; guttman_errors: number[] };
  }>('f10_rasch_personfit');

  it('are those of R, for every pupil of the fixture', () => {
    const names = Object.keys(ability.facility);
    const rows = data('ability_complete.csv');
    const items = Int8Array.from(rows.flatMap((row) => names.map((name) => Number(row[name]))));
    const shares = stepShares(
      items,
      names.map(() => 1),
    );
    shares.forEach(([share], i) => {
      expectNear(share, ability.facility[names[i]], 1e-12);
    });
    const errors = guttmanErrors(items, names.length, orderSteps(shares));
    expect(ability.rows_1based.map((row) => errors[row - 1])).toEqual(ability.guttman_errors);
  });

  it('count the steps of items of several points, and leave out unknown ones', () => {
    const steps = orderSteps([[0.9, 0.2], [0.5]]);
    expect(steps).toEqual([
      { item: 0, at: 1 },
      { item: 1, at: 1 },
      { item: 0, at: 2 },
    ]);
    expect([...guttmanErrors(Int8Array.of(0, 1, 2, 0, 1, 0, -1, 1), 2, steps)]).toEqual([1, 1, 0, Number.NaN]);
  });
});

describe('standardising', () => {
  const random = seededRandom(4);

  it('finds the mean and the spread of schools through a third of outliers', () => {
    const figures = Array.from({ length: 400 }, (_, i) => {
      const variance = [0.02, 0.5][i % 2];
      const honest = 3 + Math.sqrt(0.25 + variance) * normal(random);
      return { value: i % 10 === 0 ? honest + 12 : honest, variance };
    });
    const standard = fitStandard(figures)!;
    expectNear(standard.mean, 3, 0.12);
    expectNear(Math.sqrt(standard.betweenVariance), 0.5, 0.12);
  });

  it('is the biweight midvariance where sizes are equal', () => {
    const values = Array.from({ length: 30 }, () => normal(random));
    const standard = fitStandard(values.map((value) => ({ value, variance: 1e-9 })))!;
    const sorted = values.toSorted((a, b) => a - b);
    const centre = (sorted[14] + sorted[15]) / 2;
    expectNear(Math.sqrt(standard.betweenVariance), biweightScale(values.map((value) => value - centre)), 1e-6);
  });

  it('gives scores that do not change with the unit', () => {
    const values = Array.from({ length: 20 }, () => normal(random));
    const scores = (by: number) => {
      const figures = values.map((value) => ({ value: 5 + by * value, variance: 0.3 * by * by }));
      const standard = fitStandard(figures)!;
      return figures.map((figure) => score(standard, figure));
    };
    scores(7).forEach((own, i) => {
      expectNear(own, scores(1)[i], 1e-6);
    });
  });

  it('has no standard without spread', () => {
    expect(fitStandard(Array.from({ length: 12 }, () => ({ value: 2, variance: 1 })))).toBeNull();
    expect(fitStandard([])).toBeNull();
  });
});

describe('within-school regression', () => {
  it('finds the slope inside schools, whatever schools differ by', () => {
    const random = seededRandom(9);
    const school = Uint32Array.from({ length: 3000 }, (_, i) => i % 10);
    const x = Float64Array.from(school, (s) => 5 * s + normal(random));
    const y = Float64Array.from(x, (own, i) => -3 * school[i] + 2 * own + normal(random));
    const fit = fitWithin(y, [x], school, 10)!;
    expectNear(fit.slopes[0], 2, 0.06);
    expectNear(fit.sigma, 1, 0.05);
    residualMeans(y, [x], school, 10, fit.slopes).mean.forEach((own, s) => {
      expectNear(own, -3 * s, 3);
    });
  });

  it('has none where a covariate does not vary inside schools', () => {
    const school = Uint32Array.of(0, 0, 1, 1);
    expect(fitWithin(column([1, 2, 3, 4]), [column([5, 5, 6, 6])], school, 2)).toBeNull();
  });
});

describe('the top pairs of a class', () => {
  it('are expected higher in a larger class', () => {
    const sizes = [2, 6, 10, 25, 60].map(expectedTop);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expectNear(expectedTop(2), 0, 1e-12);
    expectNear(expectedTop(200), 2.06, 0.02);
  });
});
