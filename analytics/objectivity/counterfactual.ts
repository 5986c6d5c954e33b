/** The distribution of totals that a district would have without bunching at its cut-offs. */
import { solve } from '../linear.ts';

const DEGREE = 4;
const ITERATIONS = 100;

export type Counterfactual = { coefficients: number[]; expected: Float64Array };

/** The totals c − 2, c − 1 and c around every cut-off, which lifting moves and the fit leaves out. */
export function leftOut(max: number, cutoffs: readonly number[]): Uint8Array {
  const out = new Uint8Array(max + 1);
  for (const cut of cutoffs) for (let k = Math.max(0, cut - 2); k <= cut; k++) out[k] = 1;
  return out;
}

function basis(max: number): number[][] {
  const half = max / 2;
  return Array.from({ length: max + 1 }, (_, k) =>
    Array.from({ length: DEGREE + 1 }, (_, power) => ((k - half) / half) ** power),
  );
}

/** One step of iteratively weighted least squares for a Poisson mean with log link. */
function step(rows: number[][], counts: number[], mean: number[], eta: number[]): number[] {
  const size = DEGREE + 1;
  const normal = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    const working = mean[i] * eta[i] + counts[i] - mean[i];
    for (let a = 0; a < size; a++) {
      right[a] += row[a] * working;
      const weighted = row[a] * mean[i];
      for (let b = 0; b <= a; b++) normal[a][b] += weighted * row[b];
    }
  }
  for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) normal[a][b] = normal[b][a];
  const { inverse } = solve(normal);
  return inverse.map((line) => line.reduce((sum, value, j) => sum + value * right[j], 0));
}

const dot = (row: readonly number[], coefficients: readonly number[]) =>
  row.reduce((sum, value, j) => sum + value * coefficients[j], 0);

/**
 * Poisson regression of a histogram on a polynomial of degree 4 in (k − max/2)/(max/2), `glm(…, poisson)` in R, without the
 * totals around the cut-offs.
 *
 * @param histogram pupils at each total 0…max
 * @param start coefficients of a like histogram, from which fewer steps lead to the end
 * @returns null when the histogram has fewer filled bins than the polynomial has coefficients, or does not converge
 * @source Dee, Dobbie, Jacob & Rockoff 2019; Chetty et al. 2011
 */
export function fitCounterfactual(
  histogram: Float64Array,
  cutoffs: readonly number[],
  start?: readonly number[],
): Counterfactual | null {
  const max = histogram.length - 1;
  const out = leftOut(max, cutoffs);
  const all = basis(max);
  const kept = all.map((_, k) => k).filter((k) => out[k] === 0);
  if (kept.filter((k) => histogram[k] > 0).length <= DEGREE + 1) return null;
  const rows = kept.map((k) => all[k]);
  const counts = kept.map((k) => histogram[k]);
  let eta = rows.map((row, i) => (start === undefined ? Math.log(counts[i] + 0.5) : dot(row, start)));
  let mean = eta.map(Math.exp);
  let coefficients: number[] = [];
  try {
    for (let i = 0; i < ITERATIONS; i++) {
      const before = coefficients;
      coefficients = step(rows, counts, mean, eta);
      eta = rows.map((row) => Math.max(-30, dot(row, coefficients)));
      mean = eta.map(Math.exp);
      if (before.length > 0 && coefficients.every((c, j) => Math.abs(c - before[j]) < 1e-12 * (1 + Math.abs(c)))) break;
    }
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  const expected = Float64Array.from(all, (row) => Math.exp(Math.max(-30, dot(row, coefficients))));
  return expected.every(Number.isFinite) ? { coefficients, expected } : null;
}

/** Tilts by exp(λk) are looked for in this range of λ: beyond, all weight lies on one end of the scale. */
const TILT = 3;

/**
 * The distribution w_k ∝ expected_k · exp(λk) whose mean is the given one: the district's shape at the school's own level.
 *
 * @param mean inside 0…max; at the ends the result is as close as λ in ±3 comes
 * @returns probabilities of the totals
 */
export function tilt(expected: Float64Array, mean: number): Float64Array {
  const middle = (expected.length - 1) / 2;
  const weights = new Float64Array(expected.length);
  let [low, high] = [-TILT, TILT];
  for (let i = 0; i < 60; i++) {
    const lambda = (low + high) / 2;
    let [sum, moment] = [0, 0];
    for (let k = 0; k < expected.length; k++) {
      weights[k] = expected[k] * Math.exp(lambda * (k - middle));
      sum += weights[k];
      moment += weights[k] * k;
    }
    for (let k = 0; k < expected.length; k++) weights[k] /= sum;
    if (moment / sum < mean) low = lambda;
    else high = lambda;
  }
  return weights;
}
