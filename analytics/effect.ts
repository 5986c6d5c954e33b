/**
 * Effect of measures: what changed in schools that took a measure, against schools that did not. Schools choose measures for
 * reasons, so this is a comparison, not an experiment; the starting level is allowed for, because the worst improve by chance.
 */
import { Z90 } from './level.ts';
import { solve } from './linear.ts';
import { betweenVariances, type Measured, pauleMandel, shrink } from './shrinkage.ts';

/** One school on one factor: its raw change with sampling variance, and its shrunken risk at the start. */
export type SchoolCourse = { school: string; change: Measured; start: number };

export type MeasureEffect = {
  measure: string;
  /** Schools with a change that took it, and that did not. */
  taken: number;
  notTaken: number;
} & (
  | { kind: 'estimate'; value: number; sd: number; interval: [number, number] }
  | { kind: 'cannotTell'; reason: 'fewSchools' | 'confounded' | 'wideInterval' }
);

/** Under this many schools a side nothing is said. */
const LEAST_SCHOOLS = 8;

/** An interval wider than this many points says nothing that helps to choose. */
const WIDEST = 20;

/** Share of the variance of "took it" that the starting level may explain before the two cannot be told apart. */
const MOST_EXPLAINED = 0.98;

type Comparison = { measure: string; taken: number; notTaken: number; effect: Measured | 'fewSchools' | 'confounded' };

function squaredCorrelation(x: number[], y: number[]): number {
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const product = (a: number[], ma: number, b: number[], mb: number) =>
    a.reduce((sum, v, i) => sum + (v - ma) * (b[i] - mb), 0);
  const [xx, yy] = [product(x, mx, x, mx), product(y, my, y, my)];
  return xx === 0 || yy === 0 ? 0 : product(x, mx, y, my) ** 2 / (xx * yy);
}

/** Weighted least squares of the change on "took it" and the start; weights are the precisions about the district's variance. */
function adjustedDifference(courses: SchoolCourse[], took: number[]): Measured | 'confounded' {
  const starts = courses.map(({ start }) => start);
  if (squaredCorrelation(starts, took) > MOST_EXPLAINED) return 'confounded';
  const centre = starts.reduce((a, b) => a + b, 0) / starts.length;
  const varies = starts.some((start) => Math.abs(start - centre) > 1e-9);
  const rows = courses.map((_, i) => (varies ? [took[i], 1, starts[i] - centre] : [took[i], 1]));
  const between = pauleMandel(courses.map(({ change }) => change));
  const weights = courses.map(({ change }) => 1 / (change.variance + between));
  const size = rows[0].length;
  const left = Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (__, b) => rows.reduce((sum, row, i) => sum + weights[i] * row[a] * row[b], 0)),
  );
  const right = left.map((_, a) =>
    rows.reduce((sum, row, i) => sum + weights[i] * row[a] * courses[i].change.value, 0),
  );
  const { inverse } = solve(left);
  return { value: inverse[0].reduce((sum, value, b) => sum + value * right[b], 0), variance: inverse[0][0] };
}

function compare(courses: SchoolCourse[], measure: string, schools: Set<string>): Comparison {
  const took = courses.map(({ school }) => Number(schools.has(school)));
  const taken = took.reduce((a, b) => a + b, 0);
  const notTaken = courses.length - taken;
  const enough = Math.min(taken, notTaken) >= LEAST_SCHOOLS;
  return { measure, taken, notTaken, effect: enough ? adjustedDifference(courses, took) : 'fewSchools' };
}

/**
 * Effects of the measures against one factor, shrunk over the measures. Negative is better.
 *
 * @param courses schools with a change on the factor, each once
 * @param measures the schools that took each measure
 * @returns in the order of `measures`; "cannot tell" under 8 schools a side, where the start decides who took it, or where the
 *   90 % interval is wider than 20 points: in one district that is the usual answer
 */
export function measureEffects(courses: SchoolCourse[], measures: Map<string, Set<string>>): MeasureEffect[] {
  const comparisons = [...measures].map(([measure, schools]) => compare(courses, measure, schools));
  const told = comparisons.flatMap(({ effect }) => (typeof effect === 'string' ? [] : [effect]));
  const [between] = betweenVariances([told]);
  const posteriors = told.length === 0 ? [] : shrink(told, between).posteriors;
  let next = 0;
  return comparisons.map(({ effect, ...sizes }): MeasureEffect => {
    if (typeof effect === 'string') return { kind: 'cannotTell', reason: effect, ...sizes };
    const { value, variance } = posteriors[next++];
    const sd = Math.sqrt(variance);
    if (2 * Z90 * sd > WIDEST) return { kind: 'cannotTell', reason: 'wideInterval', ...sizes };
    return { kind: 'estimate', value, sd, interval: [value - Z90 * sd, value + Z90 * sd], ...sizes };
  });
}
