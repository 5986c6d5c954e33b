/** Sums of persons' risk 0–100 on a scale and on an item, read from a tally. 100 is most risk. */
import { riskUnits, type Scale, type ScaleItem } from './layout.ts';
import { covarianceMatrix, type PairSums } from './reliability.ts';
import type { Tally } from './tally.ts';

/** n persons, the sum and the sum of squares of their values. */
export type Sums = { n: number; sum: number; squares: number };

/** Persons' scores on a scale: the mean of the answered items where at least half are answered. Unit: points of risk. */
export function scoreSums(scale: Scale, tally: Tally): Sums {
  const sums = { n: 0, sum: 0, squares: 0 };
  for (let answered = scale.least; answered <= scale.items.length; answered++) {
    const at = scale.scoreAt + 3 * (answered - scale.least);
    const points = 100 / (answered * scale.unit);
    sums.n += tally.scores[at];
    sums.sum += points * tally.scores[at + 1];
    sums.squares += points * points * tally.scores[at + 2];
  }
  return sums;
}

/** How many persons have a score on a scale. */
export function scoredPersons({ items, least, scoreAt }: Scale, { scores }: Tally): number {
  let n = 0;
  for (let at = scoreAt; at <= scoreAt + 3 * (items.length - least); at += 3) n += scores[at];
  return n;
}

function itemUnitSums(item: ScaleItem, tally: Tally): Sums {
  const sums = { n: 0, sum: 0, squares: 0 };
  for (let value = item.min; value <= item.max; value++) {
    const count = tally.counts[item.countAt + value - item.min];
    const units = riskUnits(item, value);
    sums.n += count;
    sums.sum += count * units;
    sums.squares += count * units * units;
  }
  return sums;
}

/** Answers to one item in points of risk. */
export function itemSums(scale: Scale, item: ScaleItem, tally: Tally): Sums {
  const { n, sum, squares } = itemUnitSums(item, tally);
  const points = 100 / scale.unit;
  return { n, sum: points * sum, squares: points * points * squares };
}

/** Sums of the pair of items i ≤ j in units of the scale, for `covarianceMatrix`. */
export function pairSums(scale: Scale, tally: Tally, i: number, j: number): PairSums {
  if (i === j) {
    const { n, sum, squares } = itemUnitSums(scale.items[i], tally);
    return { n, x: sum, y: sum, xy: squares };
  }
  const before = i * scale.items.length - (i * (i + 1)) / 2;
  const at = scale.pairAt + 4 * (before + j - i - 1);
  const [n, x, y, xy] = tally.pairs.slice(at, at + 4);
  return { n, x, y, xy };
}

/**
 * Sums of a shorter scale of some of the items, without the answers: the mean is the mean of the items' means, the variance
 * that of their sum from the pairwise covariances. Exact where nobody left an item out; else close to it.
 *
 * @param kept positions of the items in the scale, at least one
 */
export function subscaleSums(scale: Scale, kept: number[], tally: Tally): Sums {
  const points = 100 / scale.unit;
  const own = kept.map((i) => pairSums(scale, tally, i, i));
  const n = Math.min(...own.map((sums) => sums.n));
  if (n === 0) return { n: 0, sum: 0, squares: 0 };
  const mean = own.reduce((total, { n: answered, x }) => total + (points * x) / answered, 0) / kept.length;
  const pair = (i: number, j: number) => pairSums(scale, tally, kept[Math.min(i, j)], kept[Math.max(i, j)]);
  const covariance = covarianceMatrix(kept.length, pair);
  const sum = covariance?.flat().reduce((a, b) => a + b, 0) ?? 0;
  const variance = Math.max(0, (points * points * sum) / kept.length ** 2);
  return { n, sum: n * mean, squares: (n - 1) * variance + n * mean * mean };
}

/** Mean of the values; callers ask only for n > 0. */
export function meanOf({ n, sum }: Sums): number {
  return sum / n;
}

/** Sum of squared deviations from the mean, never below 0 by rounding. */
export function deviance({ n, sum, squares }: Sums): number {
  return n === 0 ? 0 : Math.max(0, squares - (sum * sum) / n);
}
