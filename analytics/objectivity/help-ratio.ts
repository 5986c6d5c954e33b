/** How much better "somebody helped with the hard items" explains a pupil's answers than the pupil's own total does. */

import { type Part, residualPart } from './part.ts';
import { type ResponseCurves, sharesAt } from './response-curves.ts';
import { fitStandard, score } from './standard.ts';
import { curvesOf } from './test-curves.ts';
import type { ObjectivityTest } from './types.ts';
import { column, fitWithin, quadratic, type WithinFit } from './within-school.ts';

/** `chances[item]` that a helped pupil has the item done for them, the curves, and the regression on the total. */
export type HelpReference = { curves: ResponseCurves; chances: number[]; fit: WithinFit };

/** The chance at the hardest item. It falls with the third power of the item's rank: help is spent where it is needed. */
const HIGHEST_CHANCE = 0.3;
const POWER = 3;
/** So many pupils are added to every score of a group of a hundred: a score that nobody had is rare, not impossible. */
const ADDED = 0.003;
/** A school beyond so many deviations in one test is left out of what the others are measured by. */
const OUTLYING = 3;
const LEAST_SCHOOLS = 10;

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

type Outcome = { reference: HelpReference; part: Part };

function measure(
  test: ObjectivityTest,
  items: Int8Array,
  schools: number,
  { curves, chances, fit }: { curves: ResponseCurves; chances: number[]; fit: WithinFit | null },
  without?: Uint8Array,
): Outcome | null {
  const { definition, results } = test;
  const total = column(results.total, definition.max / 2);
  const z = [...quadratic(total), total.map((x) => x ** 3)];
  const ratios = pupilRatios(test, items, curves, chances);
  const known =
    fit ??
    (without === undefined
      ? null
      : fitWithin(
          ratios.map((own, row) => (without[results.school[row]] === 1 ? Number.NaN : own)),
          z,
          results.school,
          schools,
        ));
  const outcome = residualPart(ratios, z, results.school, schools, known);
  return outcome === null ? null : { reference: { curves, chances, fit: outcome.fit }, part: outcome.part };
}

/** Schools that stand out so far that they may have shaped the curves they are measured by; null where there are none. */
function outlying({ value, variance, n }: Part): Uint8Array | null {
  const places = [...n.keys()].filter((s) => n[s] > 0);
  if (places.length < LEAST_SCHOOLS) return null;
  const figures = places.map((s) => ({ value: value[s], variance: variance[s] }));
  const standard = fitStandard(figures);
  if (standard === null) return null;
  const out = new Uint8Array(n.length);
  places.forEach((s, i) => {
    if (score(standard, figures[i]) > OUTLYING) out[s] = 1;
  });
  return out.includes(1) ? out : null;
}

/** Schools left out keep their first figure: measured by curves that they have no part in, chance itself would stand out more. */
function joined(first: Outcome, second: Outcome, without: Uint8Array): Outcome {
  const scale = first.part.unit / second.part.unit;
  const value = second.part.value.map((own, s) => (without[s] === 1 ? first.part.value[s] * scale : own));
  return { reference: second.reference, part: { ...second.part, value } };
}

/**
 * The log-likelihood ratio of "every hard item may have been done for the pupil" against the district's response curves, given the
 * total (with its square and cube, pooled within schools); the school's residual mean. It asks the same as Guttman errors and weighs
 * each success by how unlikely it was for a pupil of that total, which Guttman errors do by ranks. Schools that stand out are then
 * left out of the curves and slopes and all are measured again: helped pupils raise what is expected of honest strong ones.
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
): Outcome | null {
  if (known !== null) return measure(test, items, schools, known);
  const maxima = test.definition.items.map(({ max }) => max);
  const chances = helpChances(items, maxima);
  const first = measure(test, items, schools, { curves, chances, fit: null });
  const without = first === null ? null : outlying(first.part);
  const others = without === null ? null : curvesOf(test, without);
  if (without === null || others === null) return first;
  const second = measure(test, items, schools, { curves: others, chances, fit: null }, without);
  return second === null || first === null ? first : joined(first, second, without);
}
