/**
 * Signal `hardItems` from results by item: hard items done better, easy ones worse than at other schools of the same level. Log odds
 * of a point on each item, weighed by the item's difficulty so that a shift of all of them leaves nothing; what is left is compared
 * with what the district's schools have at that level, by a quadratic, for the contrast grows with the level honestly.
 */
import { lawOf } from '../low-variance.ts';
import type { Part } from '../part.ts';
import type { Reported } from './reported.ts';
import type { Counts } from './rounding.ts';
import { lawRange, type ReportedPart } from './standardised.ts';

export const LEAST_ITEMS = 5;
const LEAST_PUPILS = 5;
const LEAST_SCHOOLS = 6;

/** Log odds of a point, finite for none and for all. */
export const logOdds = (points: number, of: number): number => Math.log((points + 0.5) / (of - points + 0.5));
export const sumOf = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0);

/** Share of answers that are raised to the maximum on the hardest item, as in `../help-ratio.ts`; on others by the rank's third power. */
const HELP = 0.3;
/** Variance of log odds by what a school has taught: it keeps items of many pupils from counting for everything. */
export const CURRICULUM = 0.09;

/**
 * Weights by item: how far help moves the log odds of a point, against the weighted mean of all items, so that a shift of them all
 * leaves nothing; by the precision of the item; scaled so that the contrast is in log odds of the hardest item against the easiest.
 *
 * @param shares of all points that the district took
 * @param pupils of a school
 */
function weightsOf(shares: readonly number[], pupils: number): number[] {
  const moved = new Array<number>(shares.length);
  for (const [rank, item] of shares
    .map((_, i) => i)
    .toSorted((a, b) => shares[b] - shares[a])
    .entries()) {
    const help = HELP * ((rank + 0.5) / shares.length) ** 3;
    moved[item] = Math.log((shares[item] + help * (1 - shares[item])) / shares[item]) - Math.log(1 - help);
  }
  const precision = shares.map((share) => 1 / (1 / (pupils * share * (1 - share)) + CURRICULUM));
  const mean = sumOf(moved.map((own, i) => own * precision[i])) / sumOf(precision);
  const raw = moved.map((own, i) => (own - mean) * precision[i]);
  const reach = Math.max(...moved) - Math.min(...moved);
  const unit = sumOf(raw.map((own, i) => own * moved[i])) / reach;
  return raw.map((own) => own / unit);
}

type Line = { school: number; contrast: number; least: number; level: { middle: number; low: number; high: number } };

function lineOf({ high, low, middle, n }: Counts, school: number, maxima: readonly number[], weights: number[]): Line {
  const of = maxima.map((max) => n * max);
  const odds = (points: readonly number[]) => points.map((own, i) => logOdds(own, of[i]));
  const level = (points: readonly number[]) => sumOf(odds(points)) / points.length;
  const contrast = (points: readonly number[]) => sumOf(odds(points).map((own, i) => own * weights[i]));
  return {
    school,
    contrast: contrast(middle),
    least: contrast(weights.map((weight, i) => (weight > 0 ? low[i] : high[i]))),
    level: { middle: level(middle), low: level(low), high: level(high) },
  };
}

/** Shares of all points that the district took on each item. */
function sharesOf(counts: readonly Counts[], maxima: readonly number[]): number[] {
  const pupils = sumOf(counts.map(({ n }) => n));
  return maxima.map((max, i) => (sumOf(counts.map(({ middle }) => middle[i])) + 0.5) / (pupils * max + 1));
}

const emptyPart = (schools: number): Part => ({
  value: new Float64Array(schools),
  variance: new Float64Array(schools),
  n: new Float64Array(schools),
  unit: 1,
});

/** The contrast of every school in one test, null with too few items or schools. Its variance is that of pupils' chance at most. */
export function itemContrasts({ counts, definition, test }: Reported): ReportedPart | null {
  const maxima = definition.items.map(({ max }) => max);
  const usable = [...counts.entries()].flatMap(([s, own]) =>
    own !== null && own.n >= LEAST_PUPILS ? [{ s, own }] : [],
  );
  if (maxima.length < LEAST_ITEMS || usable.length < LEAST_SCHOOLS) return null;
  const shares = sharesOf(
    usable.map(({ own }) => own),
    maxima,
  );
  const weights = weightsOf(shares, sumOf(usable.map(({ own }) => own.n)) / usable.length);
  const lines = usable.map(({ own, s }) => lineOf(own, s, maxima, weights));
  const chance = sumOf(weights.map((weight, i) => weight ** 2 / (shares[i] * (1 - shares[i]))));
  const law = lawOf(
    lines.map(({ level: { middle } }) => [1, middle, middle ** 2]),
    lines.map(({ contrast }) => contrast),
    usable.map(({ own }) => own.n),
  );
  if (law === null) return null;
  const [middle, least] = [emptyPart(counts.length), emptyPart(counts.length)];
  lines.forEach(({ contrast, least: lowest, level, school }, i) => {
    const { n } = usable[i].own;
    for (const part of [middle, least]) {
      part.n[school] = n;
      part.variance[school] = chance / n;
    }
    middle.value[school] = contrast - lawRange(law, level.middle, level.middle).high;
    least.value[school] = lowest - lawRange(law, level.low, level.high).high;
  });
  return { test, middle, least };
}
