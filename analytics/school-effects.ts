/**
 * Schools seen by several informant groups, for given variance components: ȳ_sg = M_g + a_s + b_sg + e_sg with
 * a_s ~ N(0, τ²), b_sg ~ N(0, ω_g²), e_sg ~ N(0, v_sg), all independent. The covariance of a school's groups is a diagonal
 * plus a constant, so its inverse needs no elimination (Sherman & Morrison 1950).
 */
import { dot, solve, times, zeros } from './linear.ts';
import type { Measured } from './shrinkage.ts';

/** The groups of a school on one factor; null where a group is missing. Groups are the same, in one order, for all factors. */
export type SchoolMeans = (Measured | null)[];

export type GroupSeries = {
  /** Weights of the groups in the school's figure, sum 1; 0 for a group that does not inform the factor. */
  weights: number[];
  schools: SchoolMeans[];
};

/** Points². */
export type Components = {
  /** τ²: what the groups of a school share. */
  school: number;
  /** ω_g²: what a group sees of its school alone. */
  groups: number[];
};

/** One school under given components. Lists are by group; a missing group has precision and residual 0. */
export type SchoolEffect = {
  /** p_g = 1/(ω_g² + v_g). */
  precision: number[];
  /** Group mean minus M_g. */
  residual: number[];
  /** Posterior variance of a_s, τ²/(1 + τ² Σp), and its posterior mean. */
  variance: number;
  level: number;
};

/** The groups' means of a district. */
export type FittedMeans = {
  /** M_g by generalised least squares, and its covariance; 0 for a group that is missing everywhere. */
  means: number[];
  meanCovariance: number[][];
};

/** Posterior mean of what the groups share, given their residuals. */
function sharedLevel(
  { precision, variance }: Pick<SchoolEffect, 'precision' | 'variance'>,
  residual: number[],
): number {
  return variance * dot(precision, residual);
}

/** The effect of one school about known means. */
export function schoolEffect(own: SchoolMeans, { school, groups }: Components, means: number[]): SchoolEffect {
  const precision = own.map((group, g) => (group === null ? 0 : 1 / (groups[g] + group.variance)));
  const variance = school / (1 + school * precision.reduce((a, b) => a + b, 0));
  const residual = own.map((group, g) => (group === null ? 0 : group.value - means[g]));
  return { precision, variance, residual, level: sharedLevel({ precision, variance }, residual) };
}

/**
 * The precisions of a school's groups, 0 for missing ones, and what the inverse Σ⁻¹ = diag(p) − c p p' of the covariance of their means
 * takes away, c = τ²/(1 + τ² Σp).
 * @param precision is overwritten
 * @returns c
 */
export function fillPrecision(own: SchoolMeans, { school, groups }: Components, precision: Float64Array): number {
  let sum = 0;
  for (let g = 0; g < own.length; g++) {
    const group = own[g];
    precision[g] = group === null ? 0 : 1 / (groups[g] + group.variance);
    sum += precision[g];
  }
  return school / (1 + school * sum);
}

/** Fits the groups' means by generalised least squares. */
export function fitMeans({ schools, weights }: GroupSeries, components: Components): FittedMeans {
  const size = weights.length;
  const information = zeros(size);
  const right = new Array<number>(size).fill(0);
  const precision = new Float64Array(size);
  for (const own of schools) {
    const shared = fillPrecision(own, components, precision);
    let level = 0;
    for (let g = 0; g < size; g++) level += precision[g] * (own[g]?.value ?? 0);
    for (let g = 0; g < size; g++) {
      right[g] += precision[g] * ((own[g]?.value ?? 0) - shared * level);
      information[g][g] += precision[g];
      for (let h = 0; h < size; h++) information[g][h] -= shared * precision[g] * precision[h];
    }
  }
  // A group that nobody has gets a row of its own, so that the others can be solved.
  const present = weights.map((_, g) => schools.some((own) => own[g] !== null));
  present.forEach((isPresent, g) => {
    if (!isPresent) information[g][g] = 1;
  });
  const meanCovariance = solve(information).inverse.map((row, g) => row.map((value) => (present[g] ? value : 0)));
  return { means: times(meanCovariance, right), meanCovariance };
}
