/** The response curves of a test, from the pupils whose results are complete. */
import { complete } from './guttman.ts';
import { fitCurves, type ResponseCurves } from './response-curves.ts';
import type { ObjectivityTest } from './types.ts';

/** 1 for every row with a total and all items. */
export function completeRows({ definition, results }: ObjectivityTest, items: Int8Array): Uint8Array {
  const width = definition.items.length;
  const keep = new Uint8Array(results.total.length);
  for (let row = 0; row < keep.length; row++) {
    keep[row] = results.total[row] >= 0 && complete(items, row * width, width) ? 1 : 0;
  }
  return keep;
}

/**
 * @param without marks schools that are left out
 * @returns null without items or without a complete row
 */
export function curvesOf(test: ObjectivityTest, without?: Uint8Array): ResponseCurves | null {
  const { items, school, total } = test.results;
  if (items === null) return null;
  const keep = completeRows(test, items);
  if (without !== undefined) for (let row = 0; row < keep.length; row++) keep[row] &= 1 - without[school[row]];
  const maxima = test.definition.items.map(({ max }) => max);
  if (!keep.includes(0)) return fitCurves(total, items, maxima);
  const width = maxima.length;
  const rows = [...keep.keys()].filter((row) => keep[row] === 1);
  const totals = Int16Array.from(rows, (row) => total[row]);
  const kept = new Int8Array(rows.length * width);
  rows.forEach((row, i) => {
    kept.set(items.subarray(row * width, (row + 1) * width), i * width);
  });
  return fitCurves(totals, kept, maxima);
}
