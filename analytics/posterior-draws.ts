/**
 * Joint posterior draws of school means in the normal hierarchical model with known sampling variances. The between-school
 * deviation τ is drawn too, with a flat prior (Gelman 2006): what depends on the spread itself, such as a gap, would be far too
 * sure with τ taken as known.
 */
import { normal, type Random } from './random.ts';
import type { Measured } from './shrinkage.ts';

const GRID = 200;
/** The grid of τ reaches to this many times the raw deviation of the figures; the posterior is negligible beyond. */
const REACH = 3;

type Conditional = { tau: number; mean: number; meanVariance: number; logDensity: number };

/** Posterior of the mean given τ, and the marginal log density of τ up to a constant. */
function conditional(data: Measured[], tau: number): Conditional {
  let [weight, sum, logarithms] = [0, 0, 0];
  for (const { value, variance } of data) {
    const total = variance + tau * tau;
    weight += 1 / total;
    sum += value / total;
    logarithms += Math.log(total);
  }
  const mean = sum / weight;
  const q = data.reduce((own, { value, variance }) => own + (value - mean) ** 2 / (variance + tau * tau), 0);
  return { tau, mean, meanVariance: 1 / weight, logDensity: -(Math.log(weight) + logarithms + q) / 2 };
}

function rawDeviation(data: Measured[]): number {
  const mean = data.reduce((sum, { value }) => sum + value, 0) / data.length;
  return Math.sqrt(data.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / Math.max(1, data.length - 1));
}

/** The grid of τ at the middles of equal steps, with cumulated probabilities. */
function tauGrid(data: Measured[]): { points: Conditional[]; cumulated: number[] } {
  const largest = Math.max(...data.map(({ variance }) => Math.sqrt(variance)));
  const step = (REACH * Math.max(rawDeviation(data), largest / 10)) / GRID;
  const points = Array.from({ length: GRID }, (_, i) => conditional(data, (i + 0.5) * step));
  const highest = Math.max(...points.map(({ logDensity }) => logDensity));
  let total = 0;
  const cumulated = points.map(({ logDensity }) => {
    total += Math.exp(logDensity - highest);
    return total;
  });
  return { points, cumulated: cumulated.map((value) => value / total) };
}

/**
 * Draws τ, then the district's mean, then every school.
 *
 * @param data at least four figures with variances > 0: with fewer the flat prior on τ says too much
 * @param random the seeded source: the same seed gives the same draws
 * @returns `count` arrays of school means in the order of the data
 * @throws RangeError for fewer than four figures
 */
export function posteriorDraws(data: Measured[], random: Random, count: number): Float64Array[] {
  if (data.length < 4) throw new RangeError('joint draws need at least four schools');
  const { points, cumulated } = tauGrid(data);
  return Array.from({ length: count }, () => {
    const chance = random();
    const place = cumulated.findIndex((value) => value >= chance);
    const { tau, mean, meanVariance } = points[place < 0 ? points.length - 1 : place];
    const district = mean + Math.sqrt(meanVariance) * normal(random);
    return Float64Array.from(data, ({ value, variance }) => {
      const share = (tau * tau) / (tau * tau + variance);
      return share * value + (1 - share) * district + Math.sqrt(share * variance) * normal(random);
    });
  });
}
