/**
 * The spreads of several items at few schools, each drawn to what the items have in common (Smyth 2004): a variance that is known from
 * ten schools is off by half, and by chance alone too small at one of many items. How far they are drawn depends on how much more they
 * differ than chance lets them; never so far that more would be known than `MOST_FREEDOM`.
 */
import { TAIL_FREEDOM } from './standard.ts';
import type { KnownSpread } from './uncertain-spread.ts';

/** Of χ² over its degrees of freedom the logarithm has this mean and this variance; x is half of the degrees. */
const meanLog = (x: number): number => -1 / (2 * x) - 1 / (12 * x ** 2) + 1 / (120 * x ** 4);
const varianceLog = (x: number): number => 1 / x + 1 / (2 * x ** 2) + 1 / (6 * x ** 3) - 1 / (30 * x ** 5);

/** Below two degrees the series fail: then items have nothing in common. */
const LEAST_HALF = 1;
const MOST_HALF = 500;
const HALVINGS = 40;

/** Half of the degrees of freedom at which χ² varies so much. */
function halfFor(variance: number): number {
  if (variance <= varianceLog(MOST_HALF)) return MOST_HALF;
  if (variance >= varianceLog(LEAST_HALF)) return 0;
  let [low, high] = [LEAST_HALF, MOST_HALF];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = Math.sqrt(low * high);
    if (varianceLog(middle) > variance) low = middle;
    else high = middle;
  }
  return high;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0) / values.length;

/** @param spreads of several items at the same schools; in the same order in the answer */
export function moderatedSpreads(spreads: readonly KnownSpread[]): KnownSpread[] {
  if (spreads.length < 2) return [...spreads];
  const logs = spreads.map(({ common, freedom }) => Math.log(common) - meanLog(freedom / 2));
  const mean = meanOf(logs);
  const variance = (meanOf(logs.map((own) => (own - mean) ** 2)) * logs.length) / (logs.length - 1);
  const half = halfFor(variance - meanOf(spreads.map(({ freedom }) => varianceLog(freedom / 2))));
  if (half === 0) return [...spreads];
  const shared = Math.exp(mean + meanLog(half));
  return spreads.map((own) => {
    const more = Math.min(2 * half, TAIL_FREEDOM - own.freedom);
    const freedom = own.freedom + more;
    return { ...own, freedom, common: (own.freedom * own.common + more * shared) / freedom };
  });
}
