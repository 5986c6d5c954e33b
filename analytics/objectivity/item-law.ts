/**
 * How far honest schools lie from a reference on single items once their level is taken into account, and how far each school does.
 * Levels are in log odds of a point, differences in angles, whose tails are those of counts. The chance of pupils is that of whole items
 * won or lost, which is the most it can be.
 */
import { CURRICULUM, logOdds, sumOf } from './aggregates/items.ts';
import type { Counts } from './aggregates/rounding.ts';
import { moderatedSpreads } from './moderated-spread.ts';
import { fitStandard } from './standard.ts';
import { type KnownSpread, knownSpread, type UncertainSpread, uncertainSpread } from './uncertain-spread.ts';

/** A school with its points, and the shares it is held against. */
export type ComparedSchool = { counts: Counts; shares: readonly number[] };

/** One item of one school; `usual`: between which shares 19 of 20 honest schools of its level and size lie. */
export type ItemLook = { p: number | null; isBetter: boolean; usual: [low: number, high: number] | null };

/** Items discriminate more or less: honest slopes lie about 1 with this variance. */
const SLOPES = 0.09;
/** Keeps shares of 0 and 1 finite. */
const EDGE = 0.005;

/** Outside the usual range lies one school of twenty. */
const UNUSUAL = 0.05;

const shareOf = (odds: number): number => 1 / (1 + Math.exp(-odds));
const oddsOf = (share: number): number => {
  const own = Math.min(1 - EDGE, Math.max(EDGE, share));
  return Math.log(own / (1 - own));
};

/** √ of a share as an angle (Anscombe 1948): its variance hardly depends on the share, and its tails are those of the binomial. */
const angleOf = (share: number): number => Math.asin(Math.sqrt(share));
const countAngle = (count: number, n: number): number => angleOf((count + 3 / 8) / (n + 3 / 4));
const angleVariance = (n: number): number => 1 / (4 * n + 2);
const angleShare = (angle: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;

/** Mean difference of a school from its reference, items weighed by how well they are known. */
function levelOf({ counts: { middle, n }, shares }: ComparedSchool, maxima: readonly number[]): number {
  const weights = shares.map((share) => {
    const own = shareOf(oddsOf(share));
    return 1 / (1 / (n * own * (1 - own)) + CURRICULUM);
  });
  const differences = shares.map((share, item) => logOdds(middle[item], n * maxima[item]) - oddsOf(share));
  return sumOf(differences.map((own, item) => own * weights[item])) / sumOf(weights);
}

/** What one item adds for a step of the level, drawn to 1: few schools know little of it. */
function slopeOf(schools: readonly ComparedSchool[], levels: readonly number[], item: number, max: number): number {
  let [up, down] = [1 / SLOPES, 1 / SLOPES];
  schools.forEach(({ counts: { middle, n }, shares }, place) => {
    const own = shareOf(oddsOf(shares[item]));
    const weight = 1 / (1 / (n * own * (1 - own)) + CURRICULUM);
    up += weight * levels[place] * (logOdds(middle[item], n * max) - oddsOf(shares[item]));
    down += weight * levels[place] ** 2;
  });
  return up / down;
}

const NOT_LOOKED_AT: ItemLook = { p: null, isBetter: false, usual: null };

/** One item at all schools: what is expected of each, as an angle, and how they spread around it; null where they do not. */
type FittedItem = { expected: number[]; away(points: number, place: number): number; spread: KnownSpread | null };

function fitItem(schools: readonly ComparedSchool[], levels: readonly number[], item: number, max: number): FittedItem {
  const slope = slopeOf(schools, levels, item, max);
  const expected = schools.map(({ shares }, place) => angleOf(shareOf(oddsOf(shares[item]) + slope * levels[place])));
  const away = (points: number, place: number) => countAngle(points / max, schools[place].counts.n) - expected[place];
  const figures = schools.map(({ counts: { middle, n } }, place) => ({
    value: away(middle[item], place),
    variance: angleVariance(n),
  }));
  // Around what they are held against and not around what these schools have in common: a custom of the district is usual here.
  const standard = fitStandard(figures, 0);
  return { expected, away, spread: standard && knownSpread(standard) };
}

const usualOf = ({ beyond, reach }: UncertainSpread) => ({ beyond, reach: reach(UNUSUAL) });

function lookAt(
  schools: readonly ComparedSchool[],
  { away, expected }: FittedItem,
  item: number,
  spread: KnownSpread,
): ItemLook[] {
  const uncertain = uncertainSpread(spread);
  // Schools of one size share what is usual: it is asked for once.
  const bySize = new Map<number, ReturnType<typeof usualOf>>();
  return schools.map(({ counts }, place) => {
    const [low, high] = [away(counts.low[item], place), away(counts.high[item], place)];
    // Of the counts that a rounded per cent leaves, the one that says least.
    const value = low > 0 ? low : Math.min(0, high);
    const known = bySize.get(counts.n) ?? usualOf(uncertain(angleVariance(counts.n)));
    bySize.set(counts.n, known);
    const { beyond, reach } = known;
    return {
      p: beyond(Math.abs(value)),
      isBetter: value > 0,
      usual: [angleShare(expected[place] - reach), angleShare(expected[place] + reach)],
    };
  });
}

/**
 * Every item of every school against the schools' own variation around what they are held against.
 *
 * @param schools enough to tell how schools vary
 * @returns by school, then by item
 */
export function lookAtItems(schools: readonly ComparedSchool[], maxima: readonly number[]): ItemLook[][] {
  const levels = schools.map((own) => levelOf(own, maxima));
  const fitted = maxima.map((max, item) => fitItem(schools, levels, item, max));
  const known = fitted.flatMap(({ spread }, item) => (spread === null ? [] : [{ item, spread }]));
  const spreads = moderatedSpreads(known.map(({ spread }) => spread));
  const byItem = fitted.map(() => schools.map(() => NOT_LOOKED_AT));
  for (const [place, { item }] of known.entries()) byItem[item] = lookAt(schools, fitted[item], item, spreads[place]);
  return schools.map((_, place) => byItem.map((own) => own[place]));
}
