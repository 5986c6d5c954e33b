/** Empirical-Bayes shrinkage of school figures with known sampling variances to the mean of their district. */

/** A school's figure and its sampling variance (> 0). */
export type Measured = { value: number; variance: number };

/** `share` is B, the part of the school's own figure in the posterior mean. */
export type Posterior = { value: number; variance: number; share: number };

/** What a district knows of one figure of its schools. */
export type Pool = {
  /** Precision-weighted mean of the district; its variance. */
  mean: number;
  meanVariance: number;
  /** Null: no pooling, every school keeps its own figure (B = 1). */
  between: number | null;
  /** K, how many figures these come from. */
  schools: number;
};

export type Pooled = Pick<Pool, 'mean' | 'meanVariance'> & { betweenVariance: number; posteriors: Posterior[] };

/** From this number of schools on a factor's own between-variance is trusted alone. */
export const MANY_SCHOOLS = 30;

/** Up to this number of schools nothing is pooled: the between-variance cannot be told from chance. */
export const FEW_SCHOOLS = 3;

/** The precision-weighted mean for a between-variance; the sum of the weights. */
function weighted(data: Measured[], between: number): { mean: number; weight: number } {
  let weight = 0;
  let sum = 0;
  for (const { value, variance } of data) {
    weight += 1 / (variance + between);
    sum += value / (variance + between);
  }
  return { mean: sum / weight, weight };
}

/** Cochran's Q about the precision-weighted mean for a between-variance, and its derivative in that. */
function cochran(data: Measured[], between: number): { q: number; slope: number } {
  const { mean } = weighted(data, between);
  let q = 0;
  let slope = 0;
  for (const { value, variance } of data) {
    const square = (value - mean) ** 2 / (variance + between);
    q += square;
    // The mean is where Q is least, so that its own moving counts nothing.
    slope -= square / (variance + between);
  }
  return { q, slope };
}

/** Steps end when they move the root by less than this share of it; each doubles the digits. */
const CLOSE = 1e-13;
const MOST_STEPS = 200;

/**
 * Between-school variance by Paule & Mandel (1982): the root of Q(τ²) = K − 1, and 0 when Q(0) is below that already.
 * Assumes independent figures with known variances; normality is not needed. Checked against the root that `uniroot` finds in R.
 *
 * Q falls and is convex in τ², so Newton's steps from 0 come up to the root from below and never pass it.
 *
 * @param data figures with variances > 0; with fewer than two the answer is 0
 * @returns variance ≥ 0 in the squared unit of the figures
 */
export function pauleMandel(data: Measured[]): number {
  const target = data.length - 1;
  if (target < 1) return 0;
  let between = 0;
  for (let i = 0; i < MOST_STEPS; i++) {
    const { q, slope } = cochran(data, between);
    if (q <= target) break;
    const step = (target - q) / slope;
    between += step;
    if (step < CLOSE * between) break;
  }
  return between;
}

/**
 * Between-variances of several like series (the factors of a profile): each series' own, averaged half and half with the
 * mean over the series where it has fewer than 30 schools.
 *
 * @returns null for a series of at most three schools, which is not pooled
 */
export function betweenVariances(series: Measured[][]): (number | null)[] {
  const own = series.map((data) => (data.length > FEW_SCHOOLS ? pauleMandel(data) : null));
  const known = own.filter((value) => value !== null);
  const mean = known.reduce((a, b) => a + b, 0) / Math.max(1, known.length);
  return own.map((value, i) => (value === null || series[i].length >= MANY_SCHOOLS ? value : (value + mean) / 2));
}

/** @throws RangeError when there are no figures */
export function poolOf(data: Measured[], between: number | null): Pool {
  if (data.length === 0) throw new RangeError('nothing to shrink');
  const { mean, weight } = weighted(data, between ?? 0);
  return { mean, meanVariance: 1 / weight, between, schools: data.length };
}

/**
 * Posterior mean and variance of a school's figure (Morris 1983): B = τ²/(τ² + v), m = B·y + (1 − B)·μ, and
 * V = B·v + (1 − B)² Var(μ) + 2/max(K − 3, 1) · (1 − B)² · v/(τ² + v) · (y − μ)², whose last term stands for τ² being estimated.
 */
export function posteriorIn({ between, mean, meanVariance, schools }: Pool, { value, variance }: Measured): Posterior {
  if (between === null) return { value, variance, share: 1 };
  const share = between / (between + variance);
  const rest = 1 - share;
  const estimated = (2 / Math.max(schools - 3, 1)) * rest ** 3 * (value - mean) ** 2;
  return {
    value: share * value + rest * mean,
    variance: share * variance + rest ** 2 * meanVariance + estimated,
    share,
  };
}

/**
 * The pool of some figures and their posteriors.
 * @throws RangeError when there are no figures
 */
export function shrink(data: Measured[], between: number | null): Pooled {
  const pool = poolOf(data, between);
  const { mean, meanVariance } = pool;
  return { mean, meanVariance, betweenVariance: between ?? 0, posteriors: data.map((own) => posteriorIn(pool, own)) };
}
