/**
 * Means of samples drawn in strata, clusters or stages, with finite population corrections, by linearisation: the same as `svymean`
 * and `svyby` of R's survey package. Shares among schools take schools as clusters.
 */

/** One sampled unit. `stages` go from the first to the last; `population` is the number of units the stage was drawn from. */
export type SampledUnit = {
  /** Inverse of the probability to be drawn. */
  weight: number;
  stratum?: string;
  stages: { unit: string; population: number | null }[];
};

export type SurveyEstimate = { value: number; se: number };

type Scored = { design: SampledUnit; score: number };

function groupBy(units: Scored[], key: (unit: Scored) => string): Scored[][] {
  return [...Map.groupBy(units, key).values()];
}

/** Variance of the total of scores within one stratum of a stage: between its units, plus the sampling inside each. */
function stageVariance(units: Scored[], stage: number): number {
  const clusters = groupBy(units, ({ design }) => design.stages[stage].unit);
  const n = clusters.length;
  const { population } = units[0].design.stages[stage];
  const fraction = population === null ? 0 : Math.min(1, n / population);
  const totals = clusters.map((cluster) => cluster.reduce((sum, { score }) => sum + score, 0));
  const mean = totals.reduce((a, b) => a + b, 0) / n;
  const squares = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0);
  // A lone unit says nothing of the variance between units unless it is the whole population.
  const between = n < 2 ? 0 : ((1 - fraction) * n * squares) / (n - 1);
  if (stage + 1 >= units[0].design.stages.length || fraction === 0) return between;
  return between + fraction * clusters.reduce((sum, cluster) => sum + stageVariance(cluster, stage + 1), 0);
}

function standardError(units: Scored[]): number {
  const strata = groupBy(units, ({ design }) => design.stratum ?? '');
  return Math.sqrt(strata.reduce((sum, stratum) => sum + stageVariance(stratum, 0), 0));
}

/**
 * Weighted mean of the units with a value; nulls mark units outside the domain (`svyby`) or missing.
 *
 * @throws RangeError when no unit has a value
 */
export function surveyMean(design: SampledUnit[], values: (number | null)[]): SurveyEstimate {
  const size = design.reduce((sum, { weight }, i) => sum + (values[i] === null ? 0 : weight), 0);
  if (size === 0) throw new RangeError('no unit has a value');
  const mean = design.reduce((sum, { weight }, i) => sum + weight * (values[i] ?? 0), 0) / size;
  const scored = design.map((unit, i) => {
    const value = values[i];
    return { design: unit, score: value === null ? 0 : (unit.weight * (value - mean)) / size };
  });
  return { value: mean, se: standardError(scored) };
}
