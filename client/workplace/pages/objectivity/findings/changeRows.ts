/** Order and shares of marks against the journal. */
import type { ChangeLine } from '../../../../../server/objectivity/findings/schemas.ts';

/** In the order of the counts. */
export const PARTS = ['lowered', 'confirmed', 'raised'] as const;

export const CHANGE_ORDERS = ['lowered', 'raised', 'confirmed', 'name'] as const;
export type ChangeOrder = (typeof CHANGE_ORDERS)[number];

/** Shares of all, 0–1. @param counts not all 0 */
export function sharesOf(counts: readonly number[]): number[] {
  const n = counts.reduce((sum, own) => sum + own, 0);
  return counts.map((own) => own / n);
}

/** The largest share first, those of equal share by name; or all by name. */
export function sortChanges(lines: readonly ChangeLine[], order: ChangeOrder, nameOf: (id: number) => string) {
  const byName = (a: ChangeLine, b: ChangeLine) => nameOf(a.schoolId).localeCompare(nameOf(b.schoolId), 'ru');
  if (order === 'name') return lines.toSorted(byName);
  const share = ({ counts }: ChangeLine) => sharesOf(counts)[PARTS.indexOf(order)];
  return lines.toSorted((a, b) => share(b) - share(a) || byName(a, b));
}

/** The schools at which marks are lowered most often: several where the shares are the same, for counts are rounded. @param lines not empty */
export function mostLowered(lines: readonly ChangeLine[]): { share: number; schoolIds: number[] } {
  const shares = lines.map(({ counts }) => sharesOf(counts)[0]);
  const share = Math.max(...shares);
  return { share, schoolIds: lines.flatMap(({ schoolId }, place) => (shares[place] === share ? [schoolId] : [])) };
}
