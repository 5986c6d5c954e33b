/** Standardising a school's figure against the honest variation between schools, robustly and for schools of unequal size. */
import studentCdf from '@stdlib/stats-base-dists-t-cdf';

/** A school's figure and its sampling variance, in squared units of the figure. Schools without a figure are left out. */
export type Figure = { value: number; variance: number };

/**
 * The district (or a baseline) that a figure is measured against. `scale` is 1 unless schools vary less than by chance;
 * `information` is Σ 1/(τ² + v)², on which it depends how well τ² is known.
 */
export type Standard = { mean: number; betweenVariance: number; scale: number; schools: number; information: number };

/** Constants of Tukey's biweight: 9 MAD for the scale, 4.685 deviations for the location (Mosteller & Tukey 1977). */
const SCALE_REACH = 9;
const LOCATION_REACH = 4.685;

/** Tails of t with this many degrees of freedom, fewer in small districts: cautious, for the spread is itself estimated. */
export const TAIL_FREEDOM = 20;
/** The biweight midvariance is worth about this share of the degrees of freedom of a plain variance. */
const EFFICIENCY = 0.7;

/** The middle of the values, of two middle ones the mean. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Tukey's biweight midvariance about 0, as a standard deviation; 0 when more than half of the values are 0. */
export function biweightScale(values: readonly number[]): number {
  const reach = SCALE_REACH * median(values.map(Math.abs));
  if (!(reach > 0)) return 0;
  let [above, below] = [0, 0];
  for (const value of values) {
    const u = (value / reach) ** 2;
    if (u >= 1) continue;
    above += value ** 2 * (1 - u) ** 4;
    below += (1 - u) * (1 - 5 * u);
  }
  return Math.sqrt(values.length * above) / Math.abs(below);
}

/** The between-variance at which figures divided by their deviations have biweight scale 1: Paule and Mandel's equation made robust. */
function robustBetween(deviations: readonly number[], variances: readonly number[]): number {
  const spread = (between: number) =>
    biweightScale(deviations.map((value, i) => value / Math.sqrt(variances[i] + between)));
  if (spread(0) <= 1) return 0;
  let [low, high] = [0, Math.max(...variances)];
  while (spread(high) > 1) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (spread(middle) > 1) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Robust mean and spread of schools: τ² solves biweightScale((x − median)/√(τ² + v)) = 1, and the mean is one biweight step
 * from the median with weights 1/(τ² + v). With equal variances these are Tukey's biweight location and midvariance.
 *
 * @param known a mean that is given, around which the spread is then taken; absent: the schools' own
 * @returns null when the figures do not vary
 */
export function fitStandard(figures: readonly Figure[], known?: number): Standard | null {
  if (figures.length < 2) return null;
  const centre = known ?? median(figures.map(({ value }) => value));
  const deviations = figures.map(({ value }) => value - centre);
  const variances = figures.map(({ variance }) => variance);
  const betweenVariance = robustBetween(deviations, variances);
  const scores = deviations.map((value, i) => value / Math.sqrt(variances[i] + betweenVariance));
  const scale = betweenVariance > 0 ? 1 : biweightScale(scores);
  if (!(scale > 0)) return null;
  let [sum, weight] = [0, 0];
  figures.forEach(({ value, variance }, i) => {
    const u = (scores[i] / scale / LOCATION_REACH) ** 2;
    if (u >= 1) return;
    const own = (1 - u) ** 2 / (variance + betweenVariance);
    sum += own * value;
    weight += own;
  });
  const information = variances.reduce((total, variance) => total + (variance + betweenVariance) ** -2, 0);
  return { mean: known ?? sum / weight, betweenVariance, scale, schools: figures.length, information };
}

/** The spread of an honest school's figure. */
export function spreadOf({ betweenVariance, scale }: Standard, variance: number): number {
  return scale * Math.sqrt(betweenVariance + variance);
}

/** (x − μ)/√(τ² + v). */
export function score(standard: Standard, { value, variance }: Figure): number {
  return (value - standard.mean) / spreadOf(standard, variance);
}

/**
 * Degrees of freedom of the tail for a figure of that sampling variance: (τ² + v)² Σ 1/(τ² + v_i)², which is the number of schools
 * where all are of one size and less for a large school among small ones, whose spread is known from few (Satterthwaite 1946).
 */
export function tailFreedom({ betweenVariance, information }: Standard, variance: number): number {
  const schools = (betweenVariance + variance) ** 2 * information;
  return Math.max(2, Math.min(TAIL_FREEDOM, EFFICIENCY * (schools - 1)));
}

/** Standard error of τ²: √(2/Σ 1/(τ² + v)²), as of a variance, over the root of the efficiency. */
export function betweenError({ information }: Standard): number {
  return Math.sqrt(2 / EFFICIENCY / information);
}

/** P(T ≥ z) of Student's t with so many degrees of freedom. */
export function upperTailOf(z: number, freedom: number): number {
  return studentCdf(-z, freedom);
}
