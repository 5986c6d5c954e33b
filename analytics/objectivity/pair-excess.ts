/** Equal answers of the pairs of a class beyond what their totals let expect. */
import type { ClassRows } from './class-rows.ts';
import type { MatchTable } from './response-curves.ts';

/**
 * A class's mean excess over its pairs, with the sums from which the variance of such a mean follows. `far` counts pairs beyond
 * three deviations.
 */
export type ClassExcess = { school: number; n: number; mean: number; squares: number; chained: number; far: number };

/** Only what exceeds this many deviations counts: copying makes few pairs very alike, curriculum makes all a little alike. */
const THRESHOLD = 1.5;
const FAR = 3;
/** The prototype's statistic is the mean of this share of the most alike pairs. */
const TOP_SHARE = 0.05;

export type PairSource = { total: Int16Array; items: Int8Array; width: number; school: Uint32Array; table: MatchTable };

/** Calls `visit` with (i, j, z) for every pair of a class, i and j being places in the class. */
function eachPair(source: PairSource, members: Uint32Array, visit: (i: number, j: number, z: number) => void): void {
  const { total, items, width, table } = source;
  for (let i = 1; i < members.length; i++) {
    const a = members[i] * width;
    const base = total[members[i]] * table.size;
    for (let j = 0; j < i; j++) {
      const b = members[j] * width;
      let same = 0;
      for (let k = 0; k < width; k++) if (items[a + k] === items[b + k]) same++;
      const place = base + total[members[j]];
      visit(i, j, (same - table.mean[place]) * table.inverse[place]);
    }
  }
}

function excessOf(source: PairSource, members: Uint32Array, sums: Float64Array): ClassExcess {
  const n = members.length;
  let [squares, far, all] = [0, 0, 0];
  eachPair(source, members, (i, j, z) => {
    if (z <= THRESHOLD) return;
    const excess = z - THRESHOLD;
    if (z > FAR) far++;
    all += excess;
    squares += excess * excess;
    sums[i] += excess;
    sums[j] += excess;
  });
  let chained = 0;
  for (let i = 0; i < n; i++) chained += sums[i] * sums[i];
  return { school: source.school[members[0]], n, mean: (2 * all) / (n * (n - 1)), squares, chained: chained - 2 * squares, far };
}

/** Classes of at least two pupils. */
export function classExcesses(source: PairSource, { rows, start }: ClassRows): ClassExcess[] {
  const result: ClassExcess[] = [];
  const sums = new Float64Array(rows.length);
  for (let c = 0; c + 1 < start.length; c++) {
    if (start[c + 1] - start[c] < 2) continue;
    result.push(excessOf(source, rows.subarray(start[c], start[c + 1]), sums.subarray(start[c], start[c + 1])));
  }
  return result;
}

/** The mean z of the most alike 5 % of pairs in every class of at least two pupils, as in the prototype. */
export function classTops(source: PairSource, { rows, start }: ClassRows): { school: number; n: number; mean: number }[] {
  const result: { school: number; n: number; mean: number }[] = [];
  for (let c = 0; c + 1 < start.length; c++) {
    const members = rows.subarray(start[c], start[c + 1]);
    const n = members.length;
    if (n < 2) continue;
    const z = new Float64Array((n * (n - 1)) / 2);
    let k = 0;
    eachPair(source, members, (_i, _j, own) => {
      z[k++] = own;
    });
    z.sort();
    const top = z.subarray(z.length - Math.ceil(z.length * TOP_SHARE));
    result.push({ school: source.school[members[0]], n, mean: top.reduce((sum, own) => sum + own, 0) / top.length });
  }
  return result;
}

/** Variances of a pair's excess and between two pairs that share a pupil, over all classes (Hoeffding 1948). */
export type PairVariance = { mean: number; pair: number; shared: number };

export function pairVariance(classes: readonly ClassExcess[]): PairVariance {
  let [pairs, triples, sum, squares, chained] = [0, 0, 0, 0, 0];
  for (const own of classes) {
    const count = (own.n * (own.n - 1)) / 2;
    pairs += count;
    triples += 2 * count * (own.n - 2);
    sum += own.mean * count;
    squares += own.squares;
    chained += own.chained;
  }
  const mean = pairs > 0 ? sum / pairs : 0;
  const pair = pairs > 0 ? Math.max(1e-12, squares / pairs - mean ** 2) : 1;
  const shared = triples > 0 ? Math.max(0, chained / triples - mean ** 2) : 0;
  return { mean, pair, shared };
}

/** Variance of the mean excess of a class of n pupils: that of a U-statistic of order two. */
export function meanVariance({ pair, shared }: PairVariance, n: number): number {
  return (2 * (2 * (n - 2) * shared + pair)) / (n * (n - 1));
}
