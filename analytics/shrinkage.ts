/** Empirical-Bayes shrinkage of school figures with known sampling variances to the mean of their district. */

/** A school's figure and its sampling variance (> 0). */
export type Measured = { value: number; variance: number };

/** `share` is B, the part of the school's own figure in the posterior mean. */
export type Posterior = { value: number; variance: number; share: number };

export type Pooled = {
  /** Precision-weighted mean of the district; its variance. */
  mean: number;
  meanVariance: number;
  betweenVariance: number;
  posteriors: Posterior[];
};

/** From this number of schools on a factor's own between-variance is trusted alone. */
export const MANY_SCHOOLS = 30;

/** Up to this number of schools nothing is pooled: the between-variance cannot be told from chance. */
export const FEW_SCHOOLS = 3;

/** Cochran's Q about the precision-weighted mean for a between-variance; the mean; the sum of the weights. */
function weighted(data: Measured[], between: number): { mean: number; weight: number; q: number } {
  let weight = 0;
  let sum = 0;
  for (const { value, variance } of data) {
    weight += 1 / (variance + between);
    sum += value / (variance + between);
  }
  const mean = sum / weight;
  const q = data.reduce((total, { value, variance }) => total + (value - mean) ** 2 / (variance + between), 0);
  return { mean, weight, q };
}

/**
 * Between-school variance by Paule & Mandel (1982): the root of Q(τ²) = K − 1, and 0 when Q(0) is below that already.
 * Assumes independent figures with known variances; normality is not needed. Checked against the root that `uniroot` finds in R.
 *
 * @param data figures with variances > 0; with fewer than two the answer is 0
 * @returns variance ≥ 0 in the squared unit of the figures
 */
export function pauleMandel(data: Measured[]): number {
  const target = data.length - 1;
  if (target < 1 || weighted(data, 0).q <= target) return 0;
  let low = 0;
  let high = 1;
  while (weighted(data, high).q > target) high *= 2;
  // Q falls strictly in τ², so halving the bracket cannot miss the root; 200 halvings end at neighbouring doubles.
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const middle = (low + high) / 2;
    if (weighted(data, middle).q > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
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

/**
 * Posterior means and variances (Morris 1983): B = τ²/(τ² + v), m = B·y + (1 − B)·μ, and
 * V = B·v + (1 − B)² Var(μ) + 2/max(K − 3, 1) · (1 − B)² · v/(τ² + v) · (y − μ)², whose last term stands for τ² being estimated.
 *
 * @param between null: no pooling, every school keeps its own figure (B = 1)
 * @throws RangeError when there are no figures
 */
export function shrink(data: Measured[], between: number | null): Pooled {
  if (data.length === 0) throw new RangeError('nothing to shrink');
  const { mean, weight } = weighted(data, between ?? 0);
  const posteriors = data.map(({ value, variance }) => {
    if (between === null) return { value, variance, share: 1 };
    const share = between / (between + variance);
    const rest = 1 - share;
    const estimated = (2 / Math.max(data.length - 3, 1)) * rest ** 3 * (value - mean) ** 2;
    return {
      value: share * value + rest * mean,
      variance: share * variance + rest ** 2 / weight + estimated,
      share,
    };
  });
  return { mean, meanVariance: 1 / weight, betweenVariance: between ?? 0, posteriors };
}
