/**
 * How widely a school's journal marks scatter about what the totals let expect. Raising some pupils' marks and not others' widens
 * it, which a habit of strictness does not.
 */
import type { Part } from './part.ts';
import { type Column, fitWithin, residualMeans, type WithinFit } from './within-school.ts';

/** Expected squared residual: `mean + slopes · (z̄ − centre)`; `noise` is the variance of a squared residual over its mean squared. */
export type SpreadReference = { mean: number; slopes: number[]; centre: number[]; noise: number };

/** A school's expected spread is at least this share of the district's: the law is a straight line and must not reach 0. */
const LEAST_SHARE = 0.25;
const LEAST_PUPILS = 3;

/** Squared residuals in the school, corrected for its mean being its own; NaN where unknown or where the school has too few. */
function squaredResiduals(y: Column, z: readonly Column[], school: Uint32Array, schools: number, slopes: number[]) {
  const { mean, n } = residualMeans(y, z, school, schools, slopes);
  return y.map((own, row) => {
    const s = school[row];
    if (n[s] < LEAST_PUPILS) return Number.NaN;
    const residual = slopes.reduce((rest, slope, j) => rest - slope * z[j][row], own) - mean[s];
    return (residual * residual * n[s]) / (n[s] - 1);
  });
}

function meanOf(values: Column, where: Column): number {
  let [sum, count] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(where[row])) continue;
    sum += values[row];
    count++;
  }
  return sum / count;
}

function fitSpread(
  squares: Column,
  z: readonly Column[],
  school: Uint32Array,
  schools: number,
): SpreadReference | null {
  const fit = fitWithin(squares, z, school, schools);
  if (fit === null) return null;
  const mean = meanOf(squares, squares);
  return {
    mean,
    slopes: fit.slopes,
    centre: z.map((own) => meanOf(own, squares)),
    noise: (fit.sigma / mean) ** 2,
  };
}

/**
 * The cube root of the school's mean squared residual over what its totals let expect: near 1 and nearly normal (Wilson & Hilferty
 * 1931), with a sampling variance of `noise`/(9 (n − 1)).
 *
 * @param y, z marks and covariates by row, NaN unknown
 * @param fit of the marks on the covariates
 * @param known the reference of a baseline
 * @returns null where marks do not vary
 */
export function journalSpread(
  y: Column,
  z: readonly Column[],
  school: Uint32Array,
  schools: number,
  fit: WithinFit,
  known: SpreadReference | null,
): { reference: SpreadReference; part: Part } | null {
  const squares = squaredResiduals(y, z, school, schools, fit.slopes);
  const reference = known ?? fitSpread(squares, z, school, schools);
  if (reference === null) return null;
  const { mean, slopes, centre, noise } = reference;
  // Means of the squares less the law's slopes: what is left is compared with the law's constant.
  const own = residualMeans(squares, z, school, schools, new Array(z.length).fill(0));
  const rest = residualMeans(squares, z, school, schools, slopes);
  const constant = slopes.reduce((sum, slope, j) => sum - slope * centre[j], mean);
  const value = own.mean.map((square, s) => {
    const expected = constant + square - rest.mean[s];
    return Math.cbrt(square / Math.max(LEAST_SHARE * mean, expected));
  });
  return { reference, part: { value, variance: own.n.map((n) => noise / (9 * (n - 1))), n: own.n, unit: 1 } };
}
