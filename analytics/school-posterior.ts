/**
 * What is known of a school's figure from all its groups: the best linear unbiased prediction of θ_s = Σ w_g (M_g + a_s + b_sg),
 * the weighted mean over all people of the informants, whether or not each group has answered (Henderson 1975; Robinson 1991).
 */
import type { EstimatedComponents } from './group-components.ts';
import { dot, times } from './linear.ts';
import { fitMeans, type GroupSeries, type SchoolEffect, type SchoolMeans, schoolEffect } from './school-effects.ts';
import type { Measured } from './shrinkage.ts';

/** What a district knows of a factor: all that a school's posterior needs besides its own groups. */
export type DistrictEffects = {
  components: EstimatedComponents;
  weights: number[];
  /** Weights over the groups that some school has; sum 1. */
  meanWeights: number[];
  /** M_g and its covariance; 0 for a group that is missing everywhere. */
  means: number[];
  meanCovariance: number[][];
};

type Prediction = {
  /** k_g: part of a group's own deviation that is held to be real. */
  kept: number[];
  /** Weight that is left to what the groups share, 1 − Σ w_g k_g. */
  free: number;
};

function prediction({ precision }: SchoolEffect, weights: number[], groups: number[]): Prediction {
  const kept = precision.map((p, g) => groups[g] * p);
  return { kept, free: weights.reduce((sum, w, g) => sum - w * kept[g], 1) };
}

/** How the posterior mean moves with each component, in the order τ², ω_1², ω_2², …. */
function sensitivity(effect: SchoolEffect, { free }: Prediction, weights: number[], groups: number[]): number[] {
  const { precision, residual, variance, level } = effect;
  const sum = precision.reduce((a, b) => a + b, 0);
  return [
    // 1 − Σp · variance is 1/(1 + τ² Σp).
    free * dot(precision, residual) * (1 - sum * variance) ** 2,
    ...precision.map((p, g) => (residual[g] - level) * p * (weights[g] * (1 - groups[g] * p) - free * variance * p)),
  ];
}

/**
 * Posterior mean and variance of a school on a factor: with p_g = 1/(ω_g² + v_g), k_g = ω_g² p_g and the shared level
 * â = τ² Σ p r/(1 + τ² Σ p) of the deviations r_g = ȳ_g − M_g, the mean is Σ w_g (M_g + k_g r_g) + (1 − Σ w_g k_g) â. The variance
 * adds to that of the prediction the variance of the M_g and, twice, that of the estimated components (Prasad & Rao 1990): once
 * because the prediction moves with them, once because their error makes the first term too small.
 *
 * @param own groups of the school, all of them known to the district
 */
export function schoolPosterior(own: SchoolMeans, district: DistrictEffects): Measured {
  const { components, means, meanCovariance, meanWeights, weights } = district;
  const { groups, covariance } = components;
  const effect = schoolEffect(own, components, means);
  const parts = prediction(effect, weights, groups);
  const { kept, free } = parts;
  const parted = weights.map((w, g) => w * kept[g] * effect.residual[g]);
  const value = dot(meanWeights, means) + parted.reduce((a, b) => a + b, 0) + free * effect.level;
  const given = free ** 2 * effect.variance + weights.reduce((sum, w, g) => sum + w * w * groups[g] * (1 - kept[g]), 0);
  const loose = meanWeights.map((w, g) => w - weights[g] * kept[g] - free * effect.variance * effect.precision[g]);
  const slopes = sensitivity(effect, parts, weights, groups);
  return {
    value,
    variance: given + dot(loose, times(meanCovariance, loose)) + 2 * dot(slopes, times(covariance, slopes)),
  };
}

/** The district's part for given components. A group that is missing in all schools is taken to be like the others on average. */
export function districtEffects(series: GroupSeries, components: EstimatedComponents): DistrictEffects {
  const { weights, schools } = series;
  const { means, meanCovariance } = fitMeans(series, components);
  const known = weights.map((w, g) => (schools.some((own) => own[g] !== null) ? w : 0));
  const carried = known.reduce((a, b) => a + b, 0);
  return { components, weights, meanWeights: known.map((w) => w / carried), means, meanCovariance };
}

/** Σ w_g M_g, the district's figure. */
export function districtMean({ meanWeights, means }: DistrictEffects): number {
  return dot(meanWeights, means);
}

/** τ² + Σ w_g² ω_g²: how the schools' true figures vary, points². */
export function trueVariance({ components, weights }: DistrictEffects): number {
  return weights.reduce((sum, w, g) => sum + w * w * components.groups[g], components.school);
}
