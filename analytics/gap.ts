/**
 * The gap between the best and the worst quarter of schools. Raw means exaggerate it, for chance spreads them; shrunken means
 * understate it. So it is taken from joint posterior draws in which the schools are ranked anew every time.
 */
import type { RiskModel } from '../surveys/schema.ts';
import { factorFigures } from './factor-figures.ts';
import { LEAST_ANSWERS } from './group.ts';
import { factorGroups, scaleFinder } from './informants.ts';
import { posteriorDraws } from './posterior-draws.ts';
import type { Random } from './random.ts';
import { scoreSums } from './scale.ts';
import { FEW_SCHOOLS, type Measured } from './shrinkage.ts';
import type { SchoolInput } from './types.ts';

export type Gap =
  | {
      kind: 'estimate';
      /** Mean of the upper quarter minus mean of the lower, in the unit of the figures: posterior mean and deviation. */
      value: number;
      sd: number;
      /** 90 % interval. */
      interval: [number, number];
      schools: number;
      /** Schools in a quarter. */
      quarter: number;
    }
  | { kind: 'withheld'; reason: 'fewSchools'; schools: number };

/** One pupil's result; `test` stands for one test in one year. */
export type PupilResult = { school: string; test: string; score: number };

/** Mean and standard deviation of a test in an outside population (region, country). */
export type Baseline = Map<string, { mean: number; sd: number }>;

const DRAWS = 4000;
/** Over very many schools fewer draws are as exact, and all of them together stay under a second. */
const MOST_FIGURES = 2_000_000;
const LEAST_DRAWS = 200;

const drawsFor = (schools: number): number =>
  Math.max(LEAST_DRAWS, Math.min(DRAWS, Math.floor(MOST_FIGURES / Math.max(1, schools))));

function quantile(sorted: number[], share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  return sorted[low] + (place - low) * (sorted[Math.min(sorted.length - 1, low + 1)] - sorted[low]);
}

/**
 * The gap of schools with known sampling variances.
 *
 * @param random the seeded source of the draws: the same seed gives the same figures
 * @returns withheld under four schools
 */
export function quarterGap(data: Measured[], random: Random, draws = drawsFor(data.length)): Gap {
  if (data.length <= FEW_SCHOOLS) return { kind: 'withheld', reason: 'fewSchools', schools: data.length };
  const quarter = Math.max(1, Math.round(data.length / 4));
  const gaps = posteriorDraws(data, random, draws).map((values) => {
    values.sort();
    const sum = (from: number) => values.subarray(from, from + quarter).reduce((a, b) => a + b, 0);
    return (sum(values.length - quarter) - sum(0)) / quarter;
  });
  gaps.sort((a, b) => a - b);
  const value = gaps.reduce((a, b) => a + b, 0) / draws;
  const sd = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - value) ** 2, 0) / (draws - 1));
  const interval: [number, number] = [quantile(gaps, 0.05), quantile(gaps, 0.95)];
  return { kind: 'estimate', value, sd, interval, schools: data.length, quarter };
}

/** Mean and deviation of every test within the district itself; tests that do not vary are left out. */
function districtBaseline(results: PupilResult[]): Baseline {
  const baseline: Baseline = new Map();
  for (const [test, own] of Map.groupBy(results, (result) => result.test)) {
    const mean = own.reduce((sum, { score }) => sum + score, 0) / own.length;
    const sd = Math.sqrt(own.reduce((sum, { score }) => sum + (score - mean) ** 2, 0) / Math.max(1, own.length - 1));
    if (sd > 0) baseline.set(test, { mean, sd });
  }
  return baseline;
}

/** School means of standardised results with v = σ²/n, σ² pooled within schools; schools under five results are left out. */
export function schoolMeans(results: PupilResult[], baseline = districtBaseline(results)): Map<string, Measured> {
  const scores = new Map<string, number[]>();
  for (const { school, test, score } of results) {
    const reference = baseline.get(test);
    if (reference === undefined) continue;
    const own = scores.get(school) ?? [];
    own.push((score - reference.mean) / reference.sd);
    scores.set(school, own);
  }
  const kept = [...scores].filter(([, own]) => own.length >= LEAST_ANSWERS);
  const means = new Map(kept.map(([school, own]) => [school, own.reduce((a, b) => a + b, 0) / own.length]));
  const squares = kept.flatMap(([school, own]) => own.map((z) => (z - (means.get(school) ?? 0)) ** 2));
  const freedom = squares.length - kept.length;
  const variance = squares.reduce((a, b) => a + b, 0) / Math.max(1, freedom);
  // A variance of 0 would make a mean infinitely precise; no test measures better than a thousandth of its deviation.
  return new Map(
    kept.map(([school, own]) => [
      school,
      { value: means.get(school) ?? 0, variance: Math.max(variance, 1e-6) / own.length },
    ]),
  );
}

/**
 * The gap in educational results over all schools of the district, in standard deviations of a pupil. Pupils of one school are
 * taken as independent draws of what the school does: there is no finite population correction.
 *
 * @param baseline an outside reference, which makes years comparable; without it only the gap, not the level, can be followed
 */
export function educationalGap(results: PupilResult[], random: Random, baseline?: Baseline): Gap {
  return quarterGap([...schoolMeans(results, baseline).values()], random);
}

/** The gap in risk on one factor over the schools of the programme, in points. Throws RangeError for an unknown factor. */
export function riskGap(model: RiskModel, code: string, schools: SchoolInput[], random: Random): Gap {
  const factor = model.factors.find((own) => own.code === code);
  if (factor === undefined) throw new RangeError(`the model has no factor ${code}`);
  const scoring = { sumsOf: scoreSums, finite: false };
  return quarterGap(factorFigures(factorGroups(factor, schools, scaleFinder(model), scoring)).data, random);
}
