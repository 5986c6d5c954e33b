/** Guttman errors of polytomous items: easier steps missed while harder ones are taken. */

export type Step = { item: number; at: number };

/**
 * The steps "at least `at` points on `item`", from the easiest to the hardest by the share of pupils who took them. Equal shares
 * keep the order of the items.
 *
 * @param shares for every item, the shares of pupils with at least 1, 2, … points
 */
export function orderSteps(shares: readonly (readonly number[])[]): Step[] {
  const steps = shares.flatMap((own, item) => own.map((share, i) => ({ item, at: i + 1, share })));
  return steps.toSorted((a, b) => b.share - a.share).map(({ item, at }) => ({ item, at }));
}

/** Shares of pupils with at least 1, 2, … points on each item; rows with an unknown item are left out. */
export function stepShares(items: Int8Array, maxima: readonly number[]): number[][] {
  const width = maxima.length;
  const counts = maxima.map((max) => new Float64Array(max + 1));
  let rows = 0;
  for (let from = 0; from < items.length; from += width) {
    if (!complete(items, from, width)) continue;
    rows++;
    for (let i = 0; i < width; i++) counts[i][items[from + i]]++;
  }
  return counts.map((own) => {
    const shares: number[] = [];
    for (let at = own.length - 1, taken = 0; at >= 1; at--) {
      taken += own[at];
      shares.unshift(rows === 0 ? 0 : taken / rows);
    }
    return shares;
  });
}

/** Whether a row of items has no unknown one. */
export function complete(items: Int8Array, from: number, width: number): boolean {
  for (let i = from; i < from + width; i++) if (items[i] < 0) return false;
  return true;
}

/**
 * Pairs of steps in which the easier was missed and the harder taken, for every row; NaN for a row with an unknown item.
 *
 * @param items row after row
 * @source Guttman 1944; Molenaar 1991 for items of several points
 * @example guttmanErrors(Int8Array.of(0, 1), 2, [{ item: 0, at: 1 }, { item: 1, at: 1 }]) // [1]
 */
export function guttmanErrors(items: Int8Array, width: number, steps: readonly Step[]): Float64Array {
  const errors = new Float64Array(items.length / width);
  const item = Uint16Array.from(steps, (step) => step.item);
  const at = Int8Array.from(steps, (step) => step.at);
  for (let row = 0, from = 0; row < errors.length; row++, from += width) {
    let [missed, sum] = [0, 0];
    for (let i = 0; i < item.length; i++) {
      if (items[from + item[i]] >= at[i]) sum += missed;
      else missed++;
    }
    errors[row] = complete(items, from, width) ? sum : Number.NaN;
  }
  return errors;
}
