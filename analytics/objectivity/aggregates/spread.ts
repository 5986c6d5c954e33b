/** Signal `lowVariance` from the distribution of totals. */
import { type Moments, spreadOfMoments } from '../low-variance.ts';
import type { Part } from '../part.ts';
import type { Reported } from './reported.ts';
import { lawRange, type ReportedPart } from './standardised.ts';
import { meanRange, mostSquares, reportedTotals } from './totals.ts';

const turned = (part: Part): Part => ({ ...part, value: part.value.map((own) => -own) });

/** Little spread as the sign, so turned; where the report says least the variance is the greatest that agrees with it. */
export function reportedSpread(reported: Reported): ReportedPart | null {
  const { counts, definition, test } = reported;
  const { mean, n, squares } = reportedTotals(reported);
  const moments: Moments = { n, mean, variance: squares.map((own, s) => own / (n[s] - 1)) };
  const middle = spreadOfMoments(moments, definition.max, null);
  if ('missing' in middle) return null;
  const least: Part = { ...middle.part, value: Float64Array.from(middle.part.value) };
  counts.forEach((own, s) => {
    if (own === null || !(least.n[s] > 0)) return;
    const { high, low } = meanRange(own);
    const place = (value: number) => value / definition.max - 0.5;
    const variance = mostSquares(own, mean[s]) / (own.n - 1);
    least.value[s] = Math.log(variance) - lawRange(middle.reference, place(low), place(high)).low;
  });
  return { test, middle: turned(middle.part), least: turned(least) };
}
