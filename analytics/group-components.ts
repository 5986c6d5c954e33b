/** Variance components of every factor of a district: its own, joined with those of all factors where the schools are few. */
import { componentEquations, type Equations, sumOfEquations } from './component-equations.ts';
import { solve, times } from './linear.ts';
import { summary } from './raw-scale.ts';
import type { Components, GroupSeries } from './school-effects.ts';
import { FEW_SCHOOLS, MANY_SCHOOLS } from './shrinkage.ts';

/** Components of a factor, and the covariance of their estimates in the order τ², ω_1², ω_2², …. */
export type EstimatedComponents = Components & { covariance: number[][] };

/** Steps end when no component moves by more than this share of the largest, far under their standard errors: after about ten. */
const CLOSE = 1e-4;
const MOST_STEPS = 40;

/** A group whose part in the equations is under this share of the largest says nothing of its component. */
const SILENT = 1e-9;

function components([school, ...groups]: number[]): Components {
  return { school, groups };
}

/**
 * Inverse of the equations with one degree of freedom more for every component: a variance σ² that is known from one square has
 * the variance 2σ⁴, so 1/σ⁴ is added. It bounds what is not known of components that the data leave open; the fixed point stays.
 */
function inverseOf(matrix: number[][], spread: number): number[][] {
  return solve(matrix.map((row, i) => row.map((value, j) => (i === j ? value + 1 / spread ** 2 : value)))).inverse;
}

/** The components after a step; none is negative. */
function stepped(at: number[], inverse: number[][], gap: number[]): number[] {
  return times(inverse, gap).map((step, i) => Math.max(0, at[i] + step));
}

/** The mean variance of the groups' means over schools, points²; at least 1. */
function spreadOf(series: GroupSeries[]): number {
  const spreads = series.flatMap(({ schools, weights }) =>
    weights.flatMap((_, g) => {
      const { n, sd } = summary(schools.flatMap((own) => own[g]?.value ?? []));
      return n < 2 ? [] : [(sd ?? 0) ** 2];
    }),
  );
  return Math.max(1, spreads.reduce((a, b) => a + b, 0) / Math.max(1, spreads.length));
}

/** A group about which no factor says anything is taken to be like the others. */
function withSilentGroups(values: number[], { matrix }: Equations): number[] {
  const largest = Math.max(...matrix.map((row, i) => row[i]));
  const told = values.map((_, i) => matrix[i][i] > SILENT * largest);
  const known = values.filter((_, i) => i > 0 && told[i]);
  const mean = known.reduce((a, b) => a + b, 0) / Math.max(1, known.length);
  return values.map((value, i) => (i === 0 || told[i] || known.length === 0 ? value : mean));
}

/** The components common to all factors, at the fixed point of their summed equations. */
function commonComponents(series: GroupSeries[], spread: number): number[] {
  const equationsAt = (values: number[]) =>
    sumOfEquations(series.map((own) => componentEquations(own, components(values))));
  // Any start will do: half of the variance for what the groups share, half for each alone.
  let values = [0, ...series[0].weights].map(() => spread / 2);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gap, matrix } = equationsAt(values);
    const next = stepped(values, inverseOf(matrix, spread), gap);
    const moved = Math.max(...next.map((value, i) => Math.abs(value - values[i])));
    values = next;
    if (moved < CLOSE * (1 + Math.max(...values))) break;
  }
  return withSilentGroups(values, equationsAt(values));
}

/**
 * Components of several factors seen by the same groups. With 30 schools and more a factor's own estimate, one step from the
 * common one; with fewer, its equations are added to the mean equations of all factors, which averages both half and half where
 * the factors know equally much, and leans on the common ones where a factor says little.
 *
 * @param series sampling variances > 0; all with the same groups
 * @returns null for a factor of at most three schools, which is not pooled
 */
export function groupComponents(series: GroupSeries[]): (EstimatedComponents | null)[] {
  const pooled = series.filter(({ schools }) => schools.length > FEW_SCHOOLS);
  if (pooled.length === 0) return series.map(() => null);
  const spread = spreadOf(pooled);
  const common = commonComponents(pooled, spread);
  const equations = new Map(pooled.map((own) => [own, componentEquations(own, components(common))]));
  const { matrix: total } = sumOfEquations([...equations.values()]);
  const factors = pooled.length;
  return series.map((own) => {
    const equation = equations.get(own);
    if (equation === undefined) return null;
    const many = own.schools.length >= MANY_SCHOOLS;
    const joined = equation.matrix.map((row, i) => row.map((value, j) => value + (many ? 0 : total[i][j] / factors)));
    const inverse = inverseOf(joined, spread);
    // Half of a factor's estimate is common to all: where they know equally much its variance is (1 + 3/F)/4 of the factor's own.
    const doubt = many ? 2 : 1 + 3 / factors;
    const covariance = inverse.map((row) => row.map((value) => doubt * value));
    return { ...components(stepped(common, inverse, equation.gap)), covariance };
  });
}
