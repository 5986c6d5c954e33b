/**
 * Quadratic estimation of the variance components of schools and informant groups (model: school-effects.ts): quadratic forms of
 * the residuals against what they are expected to be. One step from any starting values is unbiased, whatever the distributions
 * (Rao 1971); at a fixed point the equations are those of restricted maximum likelihood (Patterson & Thompson 1971).
 */
import { dot, product, times, zeros } from './linear.ts';
import { type Components, type GroupSeries, type SchoolEffect, schoolEffects } from './school-effects.ts';

/**
 * `gap`: quadratic form of each component, in the order τ², ω_1², ω_2², …, minus its expectation at the given values. `matrix`
 * turns a change of the components into the change of these expectations; twice its inverse is the covariance of the estimates.
 */
export type Equations = { gap: number[]; matrix: number[][] };

/**
 * The design of a component in a school is x: 1 for all its groups, or for one alone. `weighted` holds Σ⁻¹x, and `forms` the
 * x'Σ⁻¹x of every two components; both are sums of the entries of Σ⁻¹.
 */
function designs({ inverse }: SchoolEffect): { weighted: number[][]; forms: number[][] } {
  const shared = inverse.map((row) => row.reduce((a, b) => a + b, 0));
  const whole = shared.reduce((a, b) => a + b, 0);
  return {
    weighted: [shared, ...inverse],
    forms: [[whole, ...shared], ...inverse.map((row, g) => [shared[g], ...row])],
  };
}

function addTo(target: number[][], value: (i: number, j: number) => number): void {
  for (let i = 0; i < target.length; i++) for (let j = 0; j < target.length; j++) target[i][j] += value(i, j);
}

/** tr(A B). */
function traceOfProduct(a: number[][], b: number[][]): number {
  return a.reduce((sum, row, i) => sum + row.reduce((part, value, j) => part + value * b[j][i], 0), 0);
}

/** The equations of one factor at given components; the groups' means are estimated and their loss of freedom allowed for. */
export function componentEquations(series: GroupSeries, at: Components): Equations {
  const { schools, meanCovariance } = schoolEffects(series, at);
  const groups = series.weights.length;
  const gap = new Array<number>(groups + 1).fill(0);
  const matrix = zeros(groups + 1);
  const squares = gap.map(() => zeros(groups));
  for (const effect of schools) {
    const { weighted, forms } = designs(effect);
    const projected = weighted.map((u) => times(meanCovariance, u));
    for (const [i, u] of weighted.entries()) {
      gap[i] += dot(u, effect.residual) ** 2 - forms[i][i] + dot(u, projected[i]);
      addTo(squares[i], (g, h) => u[g] * u[h]);
    }
    addTo(matrix, (i, j) => forms[i][j] ** 2 - 2 * forms[i][j] * dot(weighted[i], projected[j]));
  }
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
