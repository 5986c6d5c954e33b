/** Pictures of schools and tests that only a distribution of totals tells of. */
import { fitHeap, schoolShape } from '../cutoff-heap.ts';
import type { TestPicture } from '../types.ts';
import type { Reported } from './reported.ts';
import { reportedTotals } from './totals.ts';

/**
 * @param own a distribution of totals
 * @param isNew whether a school has no pupil rows of a test
 */
export function reportedPictures(
  own: Reported,
  schools: readonly string[],
  isNew: (test: number, school: string) => boolean,
): TestPicture[] {
  const totals = reportedTotals(own);
  const reference = fitHeap(totals, own.definition);
  return own.counts.flatMap((counts, s): TestPicture[] => {
    if (counts === null || !isNew(own.test, schools[s])) return [];
    const shape = reference === null ? [] : schoolShape(reference, totals, s);
    return [
      {
        test: own.test,
        school: schools[s],
        n: counts.n,
        mean: totals.mean[s],
        observed: counts.middle.map(Math.round),
        expected: [...shape].map((share) => share * counts.n),
        marksByJournal: null,
      },
    ];
  });
}
