/** p-values of many tests at once: `p.adjust` in R. A missing value (null) is left out of the family and stays null. */

export type Adjustment = 'BH' | 'BY' | 'holm' | 'bonferroni';

type Placed = { p: number; at: number };

function present(values: readonly (number | null)[]): Placed[] {
  return values.flatMap((p, at) => (p === null ? [] : [{ p, at }]));
}

/** Step-up: from the largest p down, never larger than the one before. */
function stepUp(sorted: Placed[], penalty: number): Placed[] {
  const m = sorted.length;
  let smallest = 1;
  const result = sorted.map(({ at }) => ({ p: 1, at }));
  for (let i = m - 1; i >= 0; i--) {
    smallest = Math.min(smallest, (penalty * m * sorted[i].p) / (i + 1));
    result[i].p = smallest;
  }
  return result;
}

/** Step-down: from the smallest p up, never smaller than the one before. */
function stepDown(sorted: Placed[]): Placed[] {
  let largest = 0;
  return sorted.map(({ p, at }, i) => {
    largest = Math.max(largest, Math.min(1, (sorted.length - i) * p));
    return { p: largest, at };
  });
}

/**
 * Adjusted p-values. BH (Benjamini & Hochberg 1995) bounds the false discovery rate for independent or positively dependent
 * tests, BY (Benjamini & Yekutieli 2001) for any; Holm (1979) and Bonferroni bound the chance of a single false alarm.
 *
 * @param values p in 0…1, or null for a test that could not be made
 * @returns in the same order, null where the value was null
 * @throws RangeError for a p outside 0…1
 */
export function adjustPValues(values: readonly (number | null)[], method: Adjustment = 'BH'): (number | null)[] {
  const sorted = present(values).toSorted((a, b) => a.p - b.p);
  const wrong = sorted.find(({ p }) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`a p-value must lie in 0…1, got ${wrong.p}`);
  const harmonic = sorted.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const methods: Record<Adjustment, () => Placed[]> = {
    BH: () => stepUp(sorted, 1),
    BY: () => stepUp(sorted, harmonic),
    holm: () => stepDown(sorted),
    bonferroni: () => sorted.map(({ p, at }) => ({ p: Math.min(1, sorted.length * p), at })),
  };
  const result: (number | null)[] = values.map(() => null);
  for (const { p, at } of methods[method]()) result[at] = p;
  return result;
}
