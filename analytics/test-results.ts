/** Educational results of schools, known as means of tests, on one scale: deviations of a pupil from the district's mean. */
import { FEW_SCHOOLS, type Measured, pauleMandel, shrink } from './shrinkage.ts';
import { LEAST_PEOPLE } from './suppression/few-people.ts';

/** One school's results of one test in one year. */
export type TestCell = {
  school: string;
  test: string;
  /** Tests with the same cohort are sat by the same pupils. */
  cohort: string;
  pupils: number;
  mean: number;
  /** Sum of squared differences of its pupils from their mean; null where only the mean is known. */
  squares: number | null;
};

/** A test as a scale: where its zero lies, its unit, and the variance within schools in that unit. */
type TestScale = { mean: number; sd: number; within: number };

export type SchoolStanding = {
  school: string;
  /** Shrunken mean in deviations of a pupil, 0 = the district's mean; 90 % interval. */
  value: number;
  interval: [number, number];
  /** The mean as it is, before shrinkage. */
  raw: number;
  /** Results of pupils by which it was computed; a pupil with two tests counts twice. */
  results: number;
};

/** `means`: of the schools in their order, before shrinkage; the gap is taken from them (`quarterGap`). */
export type Standings = { schools: SchoolStanding[]; means: Measured[]; tests: number };

const NORMAL_95 = 1.6448536269514722;
/** No test measures a school better than a thousandth of its deviation. */
const LEAST_VARIANCE = 1e-6;

/** Cells of fewer than five pupils enter no figure: else they could be had by subtraction. */
export const isShown = ({ pupils }: Pick<TestCell, 'pupils'>): boolean => pupils >= LEAST_PEOPLE;

/** The scale of a test over the shown schools; null where no school's spread is known or nothing varies. */
function scaleOf(cells: TestCell[]): TestScale | null {
  const known = cells.filter(({ squares }) => squares !== null);
  const freedom = known.reduce((sum, { pupils }) => sum + pupils - 1, 0);
  if (freedom <= 0) return null;
  const within = known.reduce((sum, { squares }) => sum + (squares ?? 0), 0) / freedom;
  const pupils = cells.reduce((sum, cell) => sum + cell.pupils, 0);
  const mean = cells.reduce((sum, cell) => sum + cell.pupils * cell.mean, 0) / pupils;
  const squares = cells.reduce(
    (sum, cell) => sum + (cell.squares ?? within * (cell.pupils - 1)) + cell.pupils * (cell.mean - mean) ** 2,
    0,
  );
  const sd = Math.sqrt(squares / (pupils - 1));
  return sd > 0 ? { mean, sd, within: within / sd ** 2 } : null;
}

/**
 * A school's mean over its tests, weighted by pupils. Tests of one cohort are sat by the same pupils, whose results go together: their errors
 * are added as if they were one (the safe side), those of different cohorts as independent ones.
 */
function schoolMean(cells: TestCell[], scales: Map<string, TestScale>): Measured & { results: number } {
  const results = cells.reduce((sum, { pupils }) => sum + pupils, 0);
  let value = 0;
  const errors = new Map<string, number>();
  for (const { cohort, mean, pupils, test } of cells) {
    const scale = scales.get(test);
    if (scale === undefined) continue;
    const weight = pupils / results;
    value += (weight * (mean - scale.mean)) / scale.sd;
    errors.set(cohort, (errors.get(cohort) ?? 0) + weight * Math.sqrt(scale.within / pupils));
  }
  const variance = [...errors.values()].reduce((sum, error) => sum + error ** 2, 0);
  return { value, variance: Math.max(variance, LEAST_VARIANCE), results };
}

/**
 * Where the schools stand, in deviations of a pupil.
 *
 * @param cells of all schools of the district; those of fewer than five pupils are left out first
 */
export function schoolStandings(cells: TestCell[]): Standings {
  const shown = cells.filter(isShown);
  const scales = new Map<string, TestScale>();
  for (const [test, own] of Map.groupBy(shown, (cell) => cell.test)) {
    const scale = scaleOf(own);
    if (scale !== null) scales.set(test, scale);
  }
  const bySchool = [
    ...Map.groupBy(
      shown.filter(({ test }) => scales.has(test)),
      ({ school }) => school,
    ),
  ];
  if (bySchool.length === 0) return { schools: [], means: [], tests: 0 };
  const means = bySchool.map(([, own]) => schoolMean(own, scales));
  // Up to three schools keep their own figures, as everywhere.
  const between = means.length > FEW_SCHOOLS ? pauleMandel(means) : null;
  const { posteriors } = shrink(means, between);
  const schools = posteriors.map(({ value, variance }, index): SchoolStanding => {
    const reach = NORMAL_95 * Math.sqrt(variance);
    const { results, value: raw } = means[index];
    return { school: bySchool[index][0], value, interval: [value - reach, value + reach], raw, results };
  });
  return { schools, means: means.map(({ value, variance }) => ({ value, variance })), tests: scales.size };
}
