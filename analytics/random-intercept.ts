/**
 * Random-intercept model y = Xβ + u_group + e by restricted maximum likelihood, on raw data: the same model as
 * `lme4::lmer(y ~ x + (1 | g), REML = TRUE)`. Assumes normal group effects and errors with one variance for all groups.
 */
import { solve } from './linear.ts';

/** One group: its values and, for each value, the covariates without the intercept. */
export type RawGroup = { values: number[]; covariates?: number[][] };

export type VarianceComponents = {
  estimator: 'reml' | 'anova';
  betweenVariance: number;
  withinVariance: number;
};

export type InterceptFit = VarianceComponents & {
  /** Intercept first, then the covariates. */
  beta: number[];
  betaVariance: number[][];
  /** The group's deviation, shrunken, and its variance given the components, in the order of the groups. */
  effects: { effect: number; variance: number; share: number }[];
};

/** Cross-products of a group that do not depend on the variances. */
type GroupSums = { n: number; xx: number[][]; x1: number[]; xy: number[]; y1: number; yy: number };

function groupSums({ values, covariates }: RawGroup): GroupSums {
  const rows = values.map((_, i) => [1, ...(covariates?.[i] ?? [])]);
  const p = rows[0].length;
  const row = () => new Array<number>(p).fill(0);
  const sums: GroupSums = { n: values.length, xx: row().map(row), x1: row(), xy: row(), y1: 0, yy: 0 };
  rows.forEach((x, i) => {
    const y = values[i];
    sums.y1 += y;
    sums.yy += y * y;
    for (let a = 0; a < p; a++) {
      sums.x1[a] += x[a];
      sums.xy[a] += x[a] * y;
      for (let b = 0; b < p; b++) sums.xx[a][b] += x[a] * x[b];
    }
  });
  return sums;
}

/** Generalised least squares for λ = τ²/σ²; `rss` is y'V⁻¹y − β'X'V⁻¹y with V in units of σ². */
type Solved = { beta: number[]; inverse: number[][]; rss: number; criterion: number; freedom: number };

function solveFor(groups: GroupSums[], ratio: number): Solved {
  const p = groups[0].x1.length;
  const left = Array.from({ length: p }, () => new Array<number>(p).fill(0));
  const right = new Array<number>(p).fill(0);
  let squares = 0;
  let logarithms = 0;
  let count = 0;
  for (const { n, xx, x1, xy, y1, yy } of groups) {
    const weight = ratio / (1 + n * ratio);
    for (let a = 0; a < p; a++) {
      right[a] += xy[a] - weight * x1[a] * y1;
      for (let b = 0; b < p; b++) left[a][b] += xx[a][b] - weight * x1[a] * x1[b];
    }
    squares += yy - weight * y1 * y1;
    logarithms += Math.log1p(n * ratio);
    count += n;
  }
  const { inverse, logDeterminant } = solve(left);
  const beta = inverse.map((line) => line.reduce((sum, value, b) => sum + value * right[b], 0));
  const rss = Math.max(0, squares - beta.reduce((sum, value, a) => sum + value * right[a], 0));
  const freedom = count - p;
  return { beta, inverse, rss, freedom, criterion: logarithms + logDeterminant + freedom * Math.log(rss) };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The ratio τ²/σ² with the least criterion: a grid of magnitudes, then golden section; 0 when nothing beats it. */
function bestRatio(groups: GroupSums[]): number {
  const criterion = (exponent: number) => solveFor(groups, 10 ** exponent).criterion;
  const grid = Array.from({ length: 57 }, (_, i) => -8 + i / 4);
  const start = grid.reduce((best, exponent) => (criterion(exponent) < criterion(best) ? exponent : best));
  let [low, high] = [start - 0.25, start + 0.25];
  while (high - low > 1e-9) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (criterion(a) < criterion(b)) high = b;
    else low = a;
  }
  const best = (low + high) / 2;
  return criterion(best) < solveFor(groups, 0).criterion ? 10 ** best : 0;
}

function remlComponents(groups: GroupSums[]): VarianceComponents {
  const ratio = bestRatio(groups);
  const { rss, freedom } = solveFor(groups, ratio);
  return { estimator: 'reml', betweenVariance: (ratio * rss) / freedom, withinVariance: rss / freedom };
}

/** Moments of the one-way analysis of variance; differs from REML on unbalanced data. A negative estimate is set to 0. */
function anovaComponents(groups: RawGroup[]): VarianceComponents {
  const n = groups.map(({ values }) => values.length);
  const total = n.reduce((a, b) => a + b, 0);
  const means = groups.map(({ values }) => values.reduce((a, b) => a + b, 0) / values.length);
  const grand = means.reduce((sum, mean, g) => sum + n[g] * mean, 0) / total;
  const between = means.reduce((sum, mean, g) => sum + n[g] * (mean - grand) ** 2, 0) / (groups.length - 1);
  const squares = groups.flatMap(({ values }, g) => values.map((value) => (value - means[g]) ** 2));
  const within = squares.reduce((a, b) => a + b, 0) / (total - groups.length);
  const size = (total - n.reduce((sum, count) => sum + count ** 2, 0) / total) / (groups.length - 1);
  return { estimator: 'anova', betweenVariance: Math.max(0, (between - within) / size), withinVariance: within };
}

function check(groups: RawGroup[]): void {
  const total = groups.reduce((sum, { values }) => sum + values.length, 0);
  if (groups.some(({ values }) => values.length === 0)) throw new RangeError('a group has no values');
  if (groups.length < 2) throw new RangeError('variance components need at least two groups');
  if (total <= groups.length) throw new RangeError('variance components need a group with at least two values');
}

/** With all values equal the likelihood has no maximum; both components are 0 then, as the data say. */
function isConstant(groups: RawGroup[]): boolean {
  const first = groups[0].values[0];
  return groups.every(({ values }) => values.every((value) => value === first));
}

/**
 * Fits the model and shrinks the group effects.
 *
 * @param estimator `reml`, or `anova` (no covariates) for comparison with textbooks
 * @returns τ² may be 0: then every effect is 0 and no NaN appears
 * @throws RangeError for fewer than two groups, an empty group, or when no group has two values
 */
export function randomIntercept(groups: RawGroup[], estimator: 'reml' | 'anova' = 'reml'): InterceptFit {
  check(groups);
  // Centred values keep the digits of the sums of squares; the intercept gets the centre back.
  const centre = groups[0].values[0];
  const sums = groups.map((group) => groupSums({ ...group, values: group.values.map((value) => value - centre) }));
  const constant = { estimator, betweenVariance: 0, withinVariance: 0 };
  const estimate = estimator === 'anova' ? () => anovaComponents(groups) : () => remlComponents(sums);
  const components = isConstant(groups) ? constant : estimate();
  const { betweenVariance: between, withinVariance: within } = components;
  // Without variance inside the groups their means are known exactly, which an infinite ratio says.
  const ratio = within > 0 ? between / within : between > 0 ? 1e12 : 0;
  const { beta, inverse } = solveFor(sums, ratio);
  const effects = sums.map(({ n, x1, y1 }) => {
    const share = (n * ratio) / (1 + n * ratio);
    const residual = (y1 - x1.reduce((sum, x, a) => sum + x * beta[a], 0)) / n;
    return { effect: share * residual, variance: between * (1 - share), share };
  });
  const scale = within > 0 ? within : between / ratio || 0;
  const betaVariance = inverse.map((line) => line.map((value) => value * scale));
  return { ...components, beta: [beta[0] + centre, ...beta.slice(1)], betaVariance, effects };
}
