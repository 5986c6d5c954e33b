/**
 * The triple of marks against the journal as it may be seen: to the nearest five pupils, as the table of marks is, so that a part of one
 * to four is never told from none or from five. Under ten pupils the rounding would say more than the marks, and nothing is told.
 */
import type { ChangeCounts } from '../objectivity/types.ts';
import { isFew } from './few-people.ts';
import { LEAST_ROUNDED, roundToFive } from './score-bins.ts';

const pupilsOf = (own: ChangeCounts): number => own[0] + own[1] + own[2];

/**
 * Those lower and higher than the journal are each within two of the truth; what is left of the rounded number is the same mark.
 *
 * @returns multiples of five, null for fewer than ten pupils
 * @example toldChanges([12, 7, 4]) // [10, 10, 5]
 */
export function toldChanges(counts: ChangeCounts): ChangeCounts | null {
  const n = pupilsOf(counts);
  if (n < LEAST_ROUNDED) return null;
  const [lowered, raised] = [roundToFive(counts[0]), roundToFive(counts[2])];
  return [lowered, Math.max(0, roundToFive(n) - lowered - raised), raised];
}

export type ToldClass = { name: string; counts: ChangeCounts };

/**
 * Classes of a school in a test. Where those left out, and pupils of no class, are one to four together, the smallest of the others is
 * left out with them: nobody is the difference of the school and its classes.
 */
export function toldClasses(
  whole: ChangeCounts,
  classes: readonly ToldClass[],
): { classes: ToldClass[]; hidden: number } {
  const shown = classes
    .filter(({ counts }) => pupilsOf(counts) >= LEAST_ROUNDED)
    .toSorted((a, b) => pupilsOf(b.counts) - pupilsOf(a.counts));
  const rest = pupilsOf(whole) - shown.reduce((sum, { counts }) => sum + pupilsOf(counts), 0);
  if (isFew(rest)) shown.pop();
  const told = shown
    .flatMap(({ counts, name }) => {
      const own = toldChanges(counts);
      return own === null ? [] : [{ name, counts: own }];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'ru'));
  return { classes: told, hidden: classes.length - told.length };
}
