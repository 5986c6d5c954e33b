/** The most alike pairs of a class, against what the pupils' totals let expect. */
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { ClassRows } from './class-rows.ts';
import type { MatchTable } from './response-curves.ts';

/** A class of n pupils: mean z of its most alike pairs, and how many pairs lie beyond `FAR`. */
export type ClassTop = { school: number; n: number; mean: number; far: number };

/** The share of a class's pairs that counts: copying makes few pairs very alike, a common curriculum makes all a little alike. */
const TOP_SHARE = 0.05;
/** Of independent pupils about one pair in 740 lies beyond so many deviations. */
export const FAR = 3;

export type PairSource = { total: Int16Array; items: Int8Array; width: number; school: Uint32Array; table: MatchTable };

const topOf = (pairs: number) => Math.ceil(pairs * TOP_SHARE);

/** z of every pair of the members of a class, written to `into`. */
function pairScores({ total, items, width, table }: PairSource, members: Uint32Array, into: Float64Array): void {
  let place = 0;
  for (let i = 1; i < members.length; i++) {
    const a = members[i] * width;
    const base = total[members[i]] * table.size;
    for (let j = 0; j < i; j++) {
      const b = members[j] * width;
      let same = 0;
      for (let k = 0; k < width; k++) if (items[a + k] === items[b + k]) same++;
      const cell = base + total[members[j]];
      into[place++] = (same - table.mean[cell]) * table.inverse[cell];
    }
  }
}

/** Classes of at least two pupils. */
export function classTops(source: PairSource, { rows, start }: ClassRows): ClassTop[] {
  const result: ClassTop[] = [];
  let buffer = new Float64Array(1024);
  for (let c = 0; c + 1 < start.length; c++) {
    const members = rows.subarray(start[c], start[c + 1]);
    const n = members.length;
    const pairs = (n * (n - 1)) / 2;
    if (n < 2) continue;
    if (pairs > buffer.length) buffer = new Float64Array(2 * pairs);
    const z = buffer.subarray(0, pairs);
    pairScores(source, members, z);
    z.sort();
    let [sum, far] = [0, 0];
    const top = topOf(pairs);
    for (let i = 0; i < top; i++) sum += z[pairs - 1 - i];
    while (far < pairs && z[pairs - 1 - far] > FAR) far++;
    result.push({ school: source.school[members[0]], n, mean: sum / top, far });
  }
  return result;
}

/**
 * What the mean of the top pairs would be among that many independent standard normal numbers (Blom 1958): the top one of 15 pairs
 * lies lower than the top fifteen of 300, so classes of unequal size are compared after taking it away.
 */
export function expectedTop(n: number): number {
  const pairs = (n * (n - 1)) / 2;
  const top = topOf(pairs);
  let sum = 0;
  for (let i = 0; i < top; i++) sum += normalQuantile((pairs - i - 0.375) / (pairs + 0.25), 0, 1);
  return sum / top;
}
