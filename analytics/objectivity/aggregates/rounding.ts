/**
 * Counts behind a line of a report. A per cent rounded to a digit leaves a range of whole numbers for each value; that all of them
 * add up to the participants narrows it. What follows is then looked at where it speaks least against the school.
 */
import type { AggregateReport } from './report.ts';

/** Whole counts that agree with a line: each value's least and greatest, and what lies between, which adds up as they do. */
export type Counts = { n: number; low: number[]; high: number[]; middle: number[] };

/** Keeps a count whose per cent lies on the edge of the rounding, in spite of binary fractions. */
const EDGE = 1e-9;

/** Each range is cut to what the others leave of the sum; null where nothing is left. */
function narrowed(n: number, low: number[], high: number[]): Pick<Counts, 'low' | 'high'> | null {
  const [least, most] = [low, high].map((all) => all.reduce((sum, own) => sum + own, 0));
  if (low.some((own, i) => own > high[i]) || least > n || most < n) return null;
  return {
    low: low.map((own, i) => Math.max(own, n - (most - high[i]))),
    high: high.map((own, i) => Math.min(own, n - (least - low[i]))),
  };
}

/** @param reach half of the last digit, or a whole one where shares were cut or bent to add up to a hundred */
function rangesOf(values: readonly number[], of: readonly number[], reach: number): Pick<Counts, 'low' | 'high'> {
  return {
    low: values.map((own, i) => Math.max(0, Math.ceil(((own - reach) * of[i]) / 100 - EDGE))),
    high: values.map((own, i) => Math.min(of[i], Math.floor(((own + reach) * of[i]) / 100 + EDGE))),
  };
}

/** All values at one place of their ranges, so that they add up to the participants. */
function between(n: number, { high, low }: Pick<Counts, 'low' | 'high'>): number[] {
  const [least, most] = [low, high].map((all) => all.reduce((sum, own) => sum + own, 0));
  const place = most > least ? (n - least) / (most - least) : 0;
  return low.map((own, i) => own + place * (high[i] - own));
}

type Shown = Pick<AggregateReport, 'unit' | 'decimals'>;

/**
 * Counts that add up to the participants.
 *
 * @returns null where no whole numbers agree with the line, even if each value is off by one in its last digit
 * @example countsOf({ unit: 'percent', decimals: 0 }, [33, 67], 3) // low and high [1, 2]
 */
export function countsOf({ decimals, unit }: Shown, values: readonly number[], n: number): Counts | null {
  if (!Number.isInteger(n) || n < 1) return null;
  if (unit === 'count') {
    const agrees = values.every((own) => Number.isInteger(own) && own >= 0);
    const own = [...values];
    return agrees && own.reduce((sum, count) => sum + count, 0) === n ? { n, low: own, high: own, middle: own } : null;
  }
  const of = values.map(() => n);
  for (const digits of [0.5, 1]) {
    const { low, high } = rangesOf(values, of, digits * 10 ** -decimals);
    const ranges = narrowed(n, low, high);
    if (ranges !== null) return { n, ...ranges, middle: between(n, ranges) };
  }
  return null;
}

/**
 * Points taken on each item, of `n` times its maximum. Items do not add up to anything that is known.
 *
 * @returns null where a per cent agrees with no whole number of points
 */
export function pointsOf(
  { decimals, unit }: Shown,
  values: readonly number[],
  n: number,
  maxima: readonly number[],
): Counts | null {
  if (!Number.isInteger(n) || n < 1 || values.length !== maxima.length) return null;
  const of = maxima.map((max) => n * max);
  if (unit === 'count') {
    const own = [...values];
    const agrees = own.every((points, i) => Number.isInteger(points) && points >= 0 && points <= of[i]);
    return agrees ? { n, low: own, high: own, middle: own } : null;
  }
  for (const digits of [0.5, 1]) {
    const ranges = rangesOf(values, of, digits * 10 ** -decimals);
    if (ranges.low.every((own, i) => own <= ranges.high[i]))
      return { n, ...ranges, middle: ranges.low.map((own, i) => (own + ranges.high[i]) / 2) };
  }
  return null;
}

/** The greatest Σ weight · count over all counts that agree: the sum is filled up where the weight is greatest. */
export function greatestSum({ high, low, n }: Counts, weights: readonly number[]): number {
  let left = n - low.reduce((sum, own) => sum + own, 0);
  let sum = low.reduce((total, own, i) => total + own * weights[i], 0);
  for (const i of [...low.keys()].toSorted((a, b) => weights[b] - weights[a])) {
    const more = Math.min(left, high[i] - low[i]);
    sum += more * weights[i];
    left -= more;
  }
  return sum;
}
