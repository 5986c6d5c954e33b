/** Rows that sum up those above them. Pure. */
import { foldHeading } from '../../../surveys/fold.ts';

/** Whether the first text of the row begins as a sum does. @param words by which sums begin */
export function isFooter(cells: readonly string[], words: readonly string[]): boolean {
  const first = foldHeading(cells.find((cell) => /\p{L}/u.test(cell)) ?? '');
  return words.some((word) => {
    const own = foldHeading(word);
    return first === own || first.startsWith(`${own} `);
  });
}
