/**
 * Pooled within-school regression: y − ȳ_school on Z − Z̄_school over all pupils. What pupils differ in within schools is taken
 * away from the schools' means; what schools differ in beyond that stays in the residual mean, which is the statistic.
 */
import { solve } from '../linear.ts';

/** A column of numbers by row; NaN where it is unknown. */
export type Column = Float64Array;

export type WithinFit = {
  slopes: number[];
  /** Standard deviation of the residuals inside schools. */
  sigma: number;
};

/** Per school: rows that count, mean of y and means of the covariates. */
type Means = { n: Float64Array; y: Float64Array; z: Float64Array[] };

function usable(y: Column, z: readonly Column[], row: number): boolean {
  if (Number.isNaN(y[row])) return false;
  for (const column of z) if (Number.isNaN(column[row])) return false;
  return true;
}

function schoolMeans(y: Column, z: readonly Column[], school: Uint32Array, schools: number): Means {
  const means = {
    n: new Float64Array(schools),
    y: new Float64Array(schools),
    z: z.map(() => new Float64Array(schools)),
  };
  for (let row = 0; row < y.length; row++) {
    if (!usable(y, z, row)) continue;
    const s = school[row];
    means.n[s]++;
    means.y[s] += y[row];
    for (let j = 0; j < z.length; j++) means.z[j][s] += z[j][row];
  }
  for (let s = 0; s < schools; s++) {
    means.y[s] /= means.n[s];
    for (const column of means.z) column[s] /= means.n[s];
  }
  return means;
}

/** Cross products of the centred covariates with themselves and with y, and the rows and schools that entered. */
function crossProducts(y: Column, z: readonly Column[], school: Uint32Array, means: Means) {
  const size = z.length;
  const own = new Float64Array(size);
  const products = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const right = new Array<number>(size).fill(0);
  let [squares, rows] = [0, 0];
  for (let row = 0; row < y.length; row++) {
    if (!usable(y, z, row)) continue;
    const s = school[row];
    const deviation = y[row] - means.y[s];
    rows++;
    squares += deviation * deviation;
    for (let j = 0; j < size; j++) own[j] = z[j][row] - means.z[j][s];
    for (let j = 0; j < size; j++) {
      right[j] += own[j] * deviation;
      for (let k = 0; k <= j; k++) products[j][k] += own[j] * own[k];
    }
  }
  for (let j = 0; j < size; j++) for (let k = j + 1; k < size; k++) products[j][k] = products[k][j];
  return { products, right, squares, rows };
}

/**
 * @param y, z one entry a row, NaN unknown: a row with an unknown is left out
 * @returns null when the covariates do not vary inside schools, or too few rows are left
 */
export function fitWithin(y: Column, z: readonly Column[], school: Uint32Array, schools: number): WithinFit | null {
  const means = schoolMeans(y, z, school, schools);
  const { products, right, squares, rows } = crossProducts(y, z, school, means);
  const freedom = rows - means.n.reduce((count, n) => count + (n > 0 ? 1 : 0), 0) - z.length;
  if (freedom < 1) return null;
  const scale = products.map((line, j) => Math.sqrt(line[j]));
  if (scale.some((value) => !(value > 0))) return null;
  try {
    const { inverse } = solve(products.map((line, j) => line.map((value, k) => value / (scale[j] * scale[k]))));
    const slopes = inverse.map(
      (line, j) => line.reduce((sum, value, k) => sum + (value * right[k]) / scale[k], 0) / scale[j],
    );
    const explained = slopes.reduce((sum, slope, j) => sum + slope * right[j], 0);
    const sigma = Math.sqrt(Math.max(0, squares - explained) / freedom);
    return slopes.every(Number.isFinite) && sigma > 0 ? { slopes, sigma } : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Mean of y − slopes · Z in every school, NaN without rows, and the rows behind it. */
export function residualMeans(
  y: Column,
  z: readonly Column[],
  school: Uint32Array,
  schools: number,
  slopes: readonly number[],
): { mean: Float64Array; n: Float64Array } {
  const means = schoolMeans(y, z, school, schools);
  const mean = means.y.map((value, s) => slopes.reduce((rest, slope, j) => rest - slope * means.z[j][s], value));
  return { mean, n: means.n };
}

/** A column of whole numbers as floats: unknown entries become NaN, and `centre` is taken away. */
export function column(values: ArrayLike<number>, centre = 0): Column {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) result[i] = values[i] < 0 ? Number.NaN : values[i] - centre;
  return result;
}

/** x and x² as covariates. */
export function quadratic(x: Column): Column[] {
  return [x, x.map((value) => value * value)];
}
