/**
 * The gap between the best and the worst quarter of schools. Raw means exaggerate it, for chance spreads them; shrunken means
 * understate it. So it is taken from joint posterior draws in which the schools are ranked anew every time.
 */
import type { RiskModel } from '../surveys/schema.ts';
import { factorFigures } from './factor-figures.ts';
import { sampledGroups, scaleFinder } from './informants.ts';
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

/** The gap in risk on one factor over the schools of the programme, in points. Throws RangeError for an unknown factor. */
export function riskGap(model: RiskModel, code: string, schools: SchoolInput[], random: Random): Gap {
  const factor = model.factors.find((own) => own.code === code);
  if (factor === undefined) throw new RangeError(`the model has no factor ${code}`);
  const groups = sampledGroups(factor, schools, scaleFinder(model), (scale, { tally }) => scoreSums(scale, tally));
  return quarterGap(factorFigures(groups).data, random);
}
