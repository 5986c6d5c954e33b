/**
 * Quadratic estimation of the variance components of schools and informant groups (model: school-effects.ts): quadratic forms of
 * the residuals against what they are expected to be. One step from any starting values is unbiased, whatever the distributions
 * (Rao 1971); at a fixed point the equations are those of restricted maximum likelihood (Patterson & Thompson 1971).
 */
import { product, zeros } from './linear.ts';
import { type Components, fillPrecision, fitMeans, type GroupSeries, type SchoolMeans } from './school-effects.ts';

/**
 * `gap`: quadratic form of each component, in the order τ², ω_1², ω_2², …, minus its expectation at the given values. `matrix`
 * turns a change of the components into the change of these expectations; twice its inverse is the covariance of the estimates.
 */
export type Equations = { gap: number[]; matrix: number[][] };

/**
 * The design of a component in a school is x: 1 for all its groups, or for one alone. `weighted` holds Σ⁻¹x row by row, which are sums
 * of the entries of Σ⁻¹; `projected` the same times the covariance of the means. Room that every school is computed in.
 */
class Designs {
  readonly weighted: Float64Array;
  readonly projected: Float64Array;
  readonly #groups: number;
  readonly #precision: Float64Array;

  constructor(groups: number) {
    this.#groups = groups;
    this.#precision = new Float64Array(groups);
    this.weighted = new Float64Array((groups + 1) * groups);
    this.projected = new Float64Array((groups + 1) * groups);
  }

  fill(own: SchoolMeans, at: Components, meanCovariance: number[][]): void {
    const size = this.#groups;
    const p = this.#precision;
    const shared = fillPrecision(own, at, p);
    const { projected, weighted } = this;
    weighted.fill(0);
    for (let g = 0; g < size; g++) {
      for (let h = 0; h < size; h++) {
        const inverse = (g === h ? p[g] : 0) - shared * p[g] * p[h];
        weighted[(g + 1) * size + h] = inverse;
        weighted[h] += inverse;
      }
    }
    for (let i = 0; i <= size; i++) {
      for (let g = 0; g < size; g++) {
        let sum = 0;
        for (let h = 0; h < size; h++) sum += meanCovariance[g][h] * weighted[i * size + h];
        projected[i * size + g] = sum;
      }
    }
  }

  /** x_i' Σ⁻¹ x_j. */
  form(i: number, j: number): number {
    const size = this.#groups;
    if (i > 0 || j > 0) return i > 0 && j > 0 ? this.weighted[i * size + j - 1] : this.weighted[i + j - 1];
    let whole = 0;
    for (let g = 0; g < size; g++) whole += this.weighted[g];
    return whole;
  }

  /** Row i of `weighted` times a vector that begins at `from`. */
  dot(i: number, vector: ArrayLike<number>, from = 0): number {
    let sum = 0;
    for (let g = 0; g < this.#groups; g++) sum += this.weighted[i * this.#groups + g] * vector[from + g];
    return sum;
  }
}

function addTo(target: number[][], value: (i: number, j: number) => number): void {
  for (let i = 0; i < target.length; i++) for (let j = 0; j < target.length; j++) target[i][j] += value(i, j);
}

/** Fills what stands above the diagonal with what stands below it. */
function mirror(matrix: number[][]): void {
  for (let i = 0; i < matrix.length; i++) for (let j = 0; j < i; j++) matrix[j][i] = matrix[i][j];
}

/** tr(A B). */
function traceOfProduct(a: number[][], b: number[][]): number {
  return a.reduce((sum, row, i) => sum + row.reduce((part, value, j) => part + value * b[j][i], 0), 0);
}

/** The equations of one factor at given components; the groups' means are estimated and their loss of freedom allowed for. */
export function componentEquations(series: GroupSeries, at: Components): Equations {
  const { means, meanCovariance } = fitMeans(series, at);
  const size = series.weights.length;
  const gap = new Array<number>(size + 1).fill(0);
  const matrix = zeros(size + 1);
  const squares = gap.map(() => zeros(size));
  const designs = new Designs(size);
  const residual = new Float64Array(size);
  for (const own of series.schools) {
    designs.fill(own, at, meanCovariance);
    for (let g = 0; g < size; g++) residual[g] = own[g] === null ? 0 : own[g]!.value - means[g];
    for (let i = 0; i <= size; i++) {
      gap[i] += designs.dot(i, residual) ** 2 - designs.form(i, i) + designs.dot(i, designs.projected, i * size);
      // Both matrices are symmetric: one half is summed up.
      for (let j = 0; j <= i; j++) {
        const form = designs.form(i, j);
        matrix[i][j] += form * (form - 2 * designs.dot(i, designs.projected, j * size));
      }
      for (let g = 0; g < size; g++) {
        const own = designs.weighted[i * size + g];
        for (let h = 0; h <= g; h++) squares[i][g][h] += own * designs.weighted[i * size + h];
      }
    }
  }
  for (const half of [matrix, ...squares]) mirror(half);
  const lost = squares.map((own) => product(meanCovariance, own));
  addTo(matrix, (i, j) => traceOfProduct(lost[i], lost[j]));
  return { gap, matrix };
}

/** The sums of several factors' equations. */
export function sumOfEquations(parts: Equations[]): Equations {
  const [{ gap }] = parts;
  const matrix = zeros(gap.length);
  for (const part of parts) addTo(matrix, (i, j) => part.matrix[i][j]);
  return { gap: gap.map((_, i) => parts.reduce((sum, part) => sum + part.gap[i], 0)), matrix };
}
