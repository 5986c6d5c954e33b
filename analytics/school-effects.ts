/**
 * Schools seen by several informant groups, for given variance components: ȳ_sg = M_g + a_s + b_sg + e_sg with
 * a_s ~ N(0, τ²), b_sg ~ N(0, ω_g²), e_sg ~ N(0, v_sg), all independent. The covariance of a school's groups is a diagonal
 * plus a constant, so its inverse needs no elimination (Sherman & Morrison 1950).
 */
import { dot, solve, times } from './linear.ts';
import type { Measured } from './shrinkage.ts';

/** The groups of every school on one factor; null where a group is missing. Groups are the same, in one order, for all factors. */
export type GroupSeries = {
  /** Weights of the groups in the school's figure, sum 1; 0 for a group that does not inform the factor. */
  weights: number[];
  schools: (Measured | null)[][];
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
  /** Inverse Σ⁻¹ of the covariance of the groups' means, rows and columns of missing groups 0. */
  inverse: number[][];
};

export type Effects = {
  schools: SchoolEffect[];
  /** M_g by generalised least squares, and its covariance; 0 for a group that is missing everywhere. */
  means: number[];
  meanCovariance: number[][];
};

function covarianceInverse(precision: number[], shared: number): number[][] {
  return precision.map((p, g) => precision.map((q, h) => (g === h ? p : 0) - shared * p * q));
}

/** Posterior mean of what the groups share, given their residuals. */
function sharedLevel(
  { precision, variance }: Pick<SchoolEffect, 'precision' | 'variance'>,
  residual: number[],
): number {
  return variance * dot(precision, residual);
}

/** Fits the groups' means and each school's effect. */
export function schoolEffects({ schools, weights }: GroupSeries, { school, groups }: Components): Effects {
  const indices = [...weights.keys()];
  const known = schools.map((own) => {
    const precision = own.map((group, g) => (group === null ? 0 : 1 / (groups[g] + group.variance)));
    const variance = school / (1 + school * precision.reduce((a, b) => a + b, 0));
    return { precision, variance, inverse: covarianceInverse(precision, variance) };
  });
  const values = schools.map((own) => own.map((group) => group?.value ?? 0));
  const present = indices.map((g) => schools.some((own) => own[g] !== null));
  const information = indices.map((g) =>
    // A group that nobody has gets a row of its own, so that the others can be solved.
    indices.map((h) => known.reduce((sum, { inverse }) => sum + inverse[g][h], g === h && !present[g] ? 1 : 0)),
  );
  const right = indices.map((g) => known.reduce((sum, { inverse }, s) => sum + dot(inverse[g], values[s]), 0));
  const meanCovariance = solve(information).inverse.map((row, g) => row.map((value) => (present[g] ? value : 0)));
  const means = times(meanCovariance, right);
  return {
    means,
    meanCovariance,
    schools: known.map((own, s) => {
      const residual = schools[s].map((group, g) => (group === null ? 0 : group.value - means[g]));
      return { ...own, residual, level: sharedLevel(own, residual) };
    }),
  };
}
