/** Pictures of schools and tests that only reports tell of. */
import { fitHeap, schoolShape } from '../cutoff-heap.ts';
import type { DrawnPicture } from '../types.ts';
import type { Reported } from './reported.ts';
import { reportedTotals } from './totals.ts';

type Drawn = Pick<DrawnPicture, 'mean' | 'observed' | 'expected'>;

/** Without a distribution of totals there is nothing to draw, and the school is still there. */
const UNDRAWN: Drawn = { mean: null, observed: [], expected: [] };

function distributionsOf(own: Reported | undefined): (place: number) => Drawn {
  if (own === undefined) return () => UNDRAWN;
  const totals = reportedTotals(own);
  const reference = fitHeap(totals, own.definition);
  return (place) => {
    const counts = own.counts[place];
    if (counts === null) return UNDRAWN;
    const shape = reference === null ? [] : schoolShape(reference, totals, place);
    return {
      mean: totals.mean[place],
      observed: counts.middle.map(Math.round),
      expected: [...shape].map((share) => share * counts.n),
    };
  };
}

/** @param isNew whether a school has no pupil rows of a test */
export function reportedPictures(
  reports: readonly Reported[],
  schools: readonly string[],
  isNew: (test: number, school: string) => boolean,
): DrawnPicture[] {
  return [...Map.groupBy(reports, ({ test }) => test)].flatMap(([test, own]) => {
    const drawn = distributionsOf(own.find(({ kind }) => kind === 'scoreDistribution'));
    return schools.flatMap((school, place): DrawnPicture[] => {
      const n = Math.max(0, ...own.map(({ counts }) => counts[place]?.n ?? 0));
      return n > 0 && isNew(test, school) ? [{ test, school, n, ...drawn(place), marksByJournal: null }] : [];
    });
  });
}
