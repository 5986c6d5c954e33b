/** A proportion among people or things that come in clusters, such as lessons in schools. */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { surveyMean } from './survey-design.ts';

/** `x` of the `n` in one cluster have the property. */
export type ClusterCount = { x: number; n: number };

export type ClusteredProportion = {
  value: number;
  interval: [number, number];
  n: number;
  /** Clusters with anything in them. */
  clusters: number;
};

/**
 * Share over all clusters with the interval of Korn & Graubard (1998): exact as by Clopper & Pearson, at the number of
 * independent cases that says as much as these clustered ones do. The variance is the linearised one between clusters;
 * clustering is never taken to help. Like `survey::svyciprop(method = "beta")` of R, but for that bound.
 *
 * @param clusters at least two with n ≥ 1; empty ones are left out
 * @param confidence of the interval, in 0…1
 * @returns value and bounds in 0…1
 * @throws RangeError unless 0 ≤ x ≤ n are integers, and for fewer than two clusters with anything in them
 */
export function clusteredProportion(clusters: readonly ClusterCount[], confidence = 0.9): ClusteredProportion {
  for (const { n, x } of clusters) {
    if (!Number.isInteger(x) || !Number.isInteger(n) || x < 0 || x > n) {
      throw new RangeError(`a proportion needs whole numbers 0 ≤ x ≤ n; got ${x} of ${n}`);
    }
  }
  const filled = clusters.filter(({ n }) => n > 0);
  if (filled.length < 2) throw new RangeError('a clustered proportion needs two clusters with anything in them');
  const n = filled.reduce((sum, cluster) => sum + cluster.n, 0);
  const value = filled.reduce((sum, cluster) => sum + cluster.x, 0) / n;
  const effective = effectiveSize(filled, value, n, confidence);
  const tail = (1 - confidence) / 2;
  const [x, rest] = [effective * value, effective * (1 - value)];
  return {
    value,
    interval: [
      value === 0 ? 0 : betaQuantile(tail, x, rest + 1),
      value === 1 ? 1 : betaQuantile(1 - tail, x + 1, rest),
    ],
    n,
    clusters: filled.length,
  };
}

/** Independent cases that say as much, also for the variance being estimated from few clusters. */
function effectiveSize(clusters: ClusterCount[], value: number, n: number, confidence: number): number {
  const design = clusters.map((cluster, index) => ({
    weight: cluster.n,
    stages: [{ unit: String(index), population: null }],
  }));
  const { se } = surveyMean(
    design,
    clusters.map(({ n: size, x }) => x / size),
  );
  const independent = (value * (1 - value)) / se ** 2;
  const simple = se === 0 || independent > n ? n : independent;
  const tail = (1 - confidence) / 2;
  return Math.min(n, simple * (tQuantile(tail, n - 1) / tQuantile(tail, clusters.length - 1)) ** 2);
}
