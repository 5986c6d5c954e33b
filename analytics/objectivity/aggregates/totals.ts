/** Histograms of totals from reports, as `../totals.ts` makes them of pupils, and how far rounding lets their moments go. */
import { type Totals, totalsOf } from '../totals.ts';
import type { Reported } from './reported.ts';
import { type Counts, greatestSum } from './rounding.ts';

/** The district as its per cents have it: what rounding takes from one school it gives to the next. */
export function reportedTotals({ counts, definition: { max } }: Reported): Totals {
  const bins = max + 1;
  const all = new Float64Array(bins * counts.length);
  counts.forEach((own, s) => {
    if (own !== null) all.set(own.middle, s * bins);
  });
  return totalsOf(all, bins);
}

/** The least and the greatest mean of counts that agree. */
export function meanRange(counts: Counts): { low: number; high: number } {
  const totals = counts.low.map((_, total) => total);
  const falling = totals.map((total) => -total);
  return { low: -greatestSum(counts, falling) / counts.n, high: greatestSum(counts, totals) / counts.n };
}

/** At least the greatest sum of squared deviations from the mean: any other centre has a larger one. */
export function mostSquares(counts: Counts, centre: number): number {
  return greatestSum(
    counts,
    counts.low.map((_, total) => (total - centre) ** 2),
  );
}
