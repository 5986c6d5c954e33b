/** How often each score of an item is given at each total in the district: the response curves that similarity expects by. */

/**
 * `shares[group][item][score]` at the mean total of each group; linear in between, constant beyond the ends. `numbers`: pupils of each
 * group; a baseline does not tell them.
 */
export type ResponseCurves = { centres: number[]; shares: number[][][]; numbers?: number[] };

/** Groups of pupils of like total; fewer where a group would have under 15 pupils. */
const GROUPS = 12;
const LEAST_IN_GROUP = 15;

/** Quantile of sorted numbers by linear interpolation: type 7 of R. */
function quantile(sorted: Int16Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
}

function groupEdges(totals: Int16Array): number[] {
  const sorted = totals.toSorted();
  const groups = Math.max(2, Math.min(GROUPS, Math.floor(sorted.length / LEAST_IN_GROUP)));
  const edges = Array.from({ length: groups - 1 }, (_, i) => quantile(sorted, (i + 1) / groups));
  return [...new Set(edges)];
}

/**
 * @param totals, items of the pupils whose total and items are all known, row after row
 * @returns null without pupils
 */
export function fitCurves(totals: Int16Array, items: Int8Array, maxima: readonly number[]): ResponseCurves | null {
  if (totals.length === 0) return null;
  const width = maxima.length;
  const edges = groupEdges(totals);
  const sums = new Float64Array(edges.length + 1);
  const numbers = new Float64Array(edges.length + 1);
  const counts = sums.reduce<number[][][]>((all) => [...all, maxima.map((max) => new Array(max + 1).fill(0))], []);
  totals.forEach((total, row) => {
    let group = 0;
    while (group < edges.length && edges[group] <= total) group++;
    sums[group] += total;
    numbers[group]++;
    const own = counts[group];
    for (let i = 0; i < width; i++) own[i][items[row * width + i]]++;
  });
  const filled = [...numbers.keys()].filter((group) => numbers[group] > 0);
  return {
    numbers: filled.map((group) => numbers[group]),
    centres: filled.map((group) => sums[group] / numbers[group]),
    shares: filled.map((group) => counts[group].map((item) => item.map((count) => count / numbers[group]))),
  };
}

/** The shares of every score of every item at a total, one item after the other. */
export function sharesAt({ centres, shares }: ResponseCurves, total: number): Float64Array {
  let right = 0;
  while (right < centres.length && centres[right] < total) right++;
  const [a, b] = [Math.max(0, right - 1), Math.min(centres.length - 1, right)];
  const part = a === b ? 0 : (total - centres[a]) / (centres[b] - centres[a]);
  return Float64Array.from(
    shares[a].flatMap((item, i) => item.map((share, v) => (1 - part) * share + part * shares[b][i][v])),
  );
}

/** Expected number of equal item scores of two pupils with given totals, and 1/its deviation (0 where nothing can differ). */
export type MatchTable = { size: number; mean: Float64Array; inverse: Float64Array };

/** Table over all pairs of totals 0…max, as pupils answer independently given their totals. */
export function matchTable(curves: ResponseCurves, max: number, maxima: readonly number[]): MatchTable {
  const size = max + 1;
  const at = Array.from({ length: size }, (_, total) => sharesAt(curves, total));
  const table = { size, mean: new Float64Array(size * size), inverse: new Float64Array(size * size) };
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let [mean, variance] = [0, 0];
      for (let i = 0, k = 0; i < maxima.length; i++) {
        let same = 0;
        for (let v = 0; v <= maxima[i]; v++, k++) same += at[a][k] * at[b][k];
        mean += same;
        variance += same * (1 - same);
      }
      for (const place of [a * size + b, b * size + a]) {
        table.mean[place] = mean;
        table.inverse[place] = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
      }
    }
  }
  return table;
}
