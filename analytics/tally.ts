/**
 * Additive counts of anonymous answers: a commutative monoid with inverse. Every figure of a profile is computed from
 * tallies, so a school, a district and a country are sums of the same small thing. All entries are integers, hence
 * adding, removing and merging are exact.
 */
import type { Audience, RiskModel } from '../surveys/schema.ts';
import { riskUnits, type Scale, type TallyLayout, tallyLayout } from './layout.ts';

/** The byte of an item that was left out, and of one answered by "hard to say". Both count as missing. */
export const NOT_ANSWERED = 0;
export const HARD_TO_SAY = 255;

/** What is kept of one cell; the places are those of `TallyLayout`. */
export type Tally = {
  /** Answer sets counted, whatever they contain. */
  answers: number;
  /** How often each code value of each item was chosen. */
  counts: number[];
  /** How often each item was answered by "hard to say". */
  hardToSay: number[];
  /** Per scale and number of answered items: persons with a score, sum and sum of squares of their units. */
  scores: number[];
  /** Per scale and pair of items, over persons who answered both: n, Σx, Σy, Σxy in units. */
  pairs: number[];
};

/** How a form's bytes become a tally: made once for a form, used for all its answers. */
export type ScoringPlan = {
  layout: TallyLayout;
  itemNames: string[];
  /** Per layout item: its byte in an answer set. */
  bytes: Int32Array;
  /** Per layout item and code 0…255: risk units, MISSING or OUTSIDE. */
  units: Int32Array;
};

const MISSING = -1;
const OUTSIDE = -2;

/**
 * @param itemNames the form's choice items in the order of the bytes of an answer set
 * @throws RangeError when the model has an item that the form lacks, or whose values do not fit a byte (1…254)
 */
export function scoringPlan(model: RiskModel, audience: Audience, itemNames: string[]): ScoringPlan {
  const layout = tallyLayout(model, audience);
  const bytes = new Int32Array(layout.itemCount);
  const units = new Int32Array(256 * layout.itemCount).fill(OUTSIDE);
  const byteOf = new Map(itemNames.map((name, index) => [name, index]));
  for (const item of layout.scales.flatMap((scale) => scale.items)) {
    const byte = byteOf.get(item.name);
    if (byte === undefined) throw new RangeError(`the form of the ${audience} has no item ${item.name}`);
    if (item.min < 1 || item.max > 254) throw new RangeError(`item ${item.name}: values must lie in 1…254`);
    bytes[item.index] = byte;
    const row = 256 * item.index;
    units[row + NOT_ANSWERED] = MISSING;
    units[row + HARD_TO_SAY] = MISSING;
    for (let value = item.min; value <= item.max; value++) units[row + value] = riskUnits(item, value);
  }
  return { layout, itemNames, bytes, units };
}

/** The tally of nobody: the neutral element of `mergeTallies`. */
export function emptyTally({ layout }: Pick<ScoringPlan, 'layout'>): Tally {
  const row = (length: number) => new Array<number>(length).fill(0);
  return {
    answers: 0,
    counts: row(layout.countSize),
    hardToSay: row(layout.itemCount),
    scores: row(layout.scoreSize),
    pairs: row(layout.pairSize),
  };
}

/** Counts one scale of one answer set. `scratch` receives the units of the items, so that pairs need no second look-up. */
function countScale(plan: ScoringPlan, tally: Tally, scale: Scale, set: Uint8Array, scratch: number[]): void {
  let answered = 0;
  let sum = 0;
  for (let i = 0; i < scale.items.length; i++) {
    const item = scale.items[i];
    const code = set[plan.bytes[item.index]];
    const units = plan.units[256 * item.index + code];
    scratch[i] = units;
    if (units >= 0) {
      answered += 1;
      sum += units;
      tally.counts[item.countAt + code - item.min] += 1;
    } else if (units === OUTSIDE) {
      throw new RangeError(`item ${item.name}: ${code} is not an answer`);
    } else if (code === HARD_TO_SAY) tally.hardToSay[item.index] += 1;
  }
  if (answered >= scale.least) {
    const at = scale.scoreAt + 3 * (answered - scale.least);
    tally.scores[at] += 1;
    tally.scores[at + 1] += sum;
    tally.scores[at + 2] += sum * sum;
  }
  countPairs(tally, scale, scratch);
}

function countPairs({ pairs }: Tally, scale: Scale, units: number[]): void {
  const k = scale.items.length;
  let at = scale.pairAt;
  for (let i = 0; i < k; i++) {
    const x = units[i];
    for (let j = i + 1; j < k; j++, at += 4) {
      const y = units[j];
      if (x < 0 || y < 0) continue;
      pairs[at] += 1;
      pairs[at + 1] += x;
      pairs[at + 2] += y;
      pairs[at + 3] += x * y;
    }
  }
}

function countSet(plan: ScoringPlan, tally: Tally, set: Uint8Array, scratch: number[]): void {
  if (set.length !== plan.itemNames.length) {
    throw new RangeError(`an answer set of this form has ${plan.itemNames.length} bytes, got ${set.length}`);
  }
  for (const scale of plan.layout.scales) countScale(plan, tally, scale, set, scratch);
  tally.answers += 1;
}

/**
 * The tally of many answer sets, in one pass.
 *
 * @param sets one byte per choice item of the form: 0 = not answered, 255 = hard to say, else the code value
 * @throws RangeError when a set has another length than the form, or a value that the item does not offer
 */
export function tallyAnswers(plan: ScoringPlan, sets: Iterable<Uint8Array>): Tally {
  const tally = emptyTally(plan);
  const scratch: number[] = [];
  for (const set of sets) countSet(plan, tally, set, scratch);
  return tally;
}

function added(a: number[], b: number[]): number[] {
  if (a.length !== b.length) throw new RangeError('tallies of different models or audiences cannot be merged');
  return a.map((value, index) => value + b[index]);
}

/** The tally of the union of two disjoint groups of people. Throws RangeError when they were made under different models. */
export function mergeTallies(a: Tally, b: Tally): Tally {
  return {
    answers: a.answers + b.answers,
    counts: added(a.counts, b.counts),
    hardToSay: added(a.hardToSay, b.hardToSay),
    scores: added(a.scores, b.scores),
    pairs: added(a.pairs, b.pairs),
  };
}
