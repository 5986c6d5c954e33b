/** How much better "somebody helped with the hard items" explains a pupil's answers than the pupil's own total does. */

import { type Part, residualPart } from './part.ts';
import { type ResponseCurves, sharesAt } from './response-curves.ts';
import type { ObjectivityTest } from './types.ts';
import { column, quadratic, type WithinFit } from './within-school.ts';

/** `chances[item]` that a helped pupil has the item done for them, and the regression on the total. */
export type HelpReference = { chances: number[]; fit: WithinFit };

/** The chance at the hardest item. It falls with the third power of the item's rank: help is spent where it is needed. */
const HIGHEST_CHANCE = 0.3;
const POWER = 3;
/** So many pupils are added to every score of a group of a hundred: a score that nobody had is rare, not impossible. */
const ADDED = 0.003;

/** Chances by the rank of the items from the easiest to the hardest, by the share of the maximum that pupils reach. */
export function helpChances(items: Int8Array, maxima: readonly number[]): number[] {
  const width = maxima.length;
  const reached = new Float64Array(width);
  for (let place = 0; place < items.length; place++) {
    const i = place % width;
    if (items[place] > 0) reached[i] += items[place] / maxima[i];
  }
  const chances = new Array<number>(width).fill(0);
  [...reached.keys()]
    .toSorted((a, b) => reached[b] - reached[a])
    .forEach((item, rank) => {
      chances[item] = HIGHEST_CHANCE * ((rank + 0.5) / width) ** POWER;
    });
  return chances;
}

/** log((1 − b)·P(v) + b·[v is the maximum]) − log P(v) for every score of an item, less its mean under P. */
function scoreRatios(shares: readonly number[], chance: number): number[] {
  const all = 1 + ADDED * shares.length;
  const smooth = shares.map((share) => (share + ADDED) / all);
  const ratios = smooth.map((share, v) => {
    const done = v === shares.length - 1 ? chance : 0;
    return Math.log(((1 - chance) * share + done) / share);
  });
  const mean = ratios.reduce((sum, ratio, v) => sum + ratio * smooth[v], 0);
  return ratios.map((ratio) => ratio - mean);
}

/** Ratios at every total, item after item, each item with as many places as the widest one. */
function ratioTable(curves: ResponseCurves, max: number, maxima: readonly number[], chances: readonly number[]) {
  const stride = Math.max(...maxima) + 1;
  const table = new Float64Array((max + 1) * maxima.length * stride);
  for (let total = 0; total <= max; total++) {
    const shares = sharesAt(curves, total);
    maxima.reduce((from, own, i) => {
      const ratios = scoreRatios([...shares.subarray(from, from + own + 1)], chances[i]);
      table.set(ratios, (total * maxima.length + i) * stride);
      return from + own + 1;
    }, 0);
  }
  return { table, stride };
}

/** The pupils' sums of log ratios; NaN where the total or an item is unknown. */
function pupilRatios(
  { definition, results }: ObjectivityTest,
  items: Int8Array,
  curves: ResponseCurves,
  chances: readonly number[],
): Float64Array {
  const width = definition.items.length;
  const maxima = definition.items.map(({ max }) => max);
  const { table, stride } = ratioTable(curves, definition.max, maxima, chances);
  return Float64Array.from(results.total, (total, row) => {
    if (total < 0) return Number.NaN;
    let sum = 0;
    for (let i = 0; i < width; i++) {
      const score = items[row * width + i];
      if (score < 0) return Number.NaN;
      sum += table[(total * width + i) * stride + score];
    }
    return sum;
  });
}

/**
 * The log-likelihood ratio of "every hard item may have been done for the pupil" against the district's response curves, given the
 * total (with its square and cube, pooled within schools); the school's residual mean. It asks the same as Guttman errors and weighs
 * each success by how unlikely it was for a pupil of that total, which Guttman errors do by ranks.
 *
 * @param known the reference of a baseline
 * @returns null where nothing varies
 * @source Neyman & Pearson 1933; as a person-fit index Levine & Rubin 1979, Drasgow, Levine & Williams 1985
 */
export function helpRatio(
  test: ObjectivityTest,
  items: Int8Array,
  schools: number,
  curves: ResponseCurves,
  known: HelpReference | null,
): { reference: HelpReference; part: Part } | null {
  const { definition, results } = test;
  const maxima = definition.items.map(({ max }) => max);
  const chances = known?.chances ?? helpChances(items, maxima);
  const total = column(results.total, definition.max / 2);
  const z = [...quadratic(total), total.map((x) => x ** 3)];
  const ratios = pupilRatios(test, items, curves, chances);
  const outcome = residualPart(ratios, z, results.school, schools, known?.fit);
  return outcome === null ? null : { reference: { chances, fit: outcome.fit }, part: outcome.part };
}
