/** What can be said of the year, before it is put into words. */
import type { MeetingFactor, MeetingLessons, Share } from '../../../../../server/roadmap/meeting/schemas.ts';

type Criterion = MeetingLessons['criteria'][number];
type Told = Extract<Share, { kind: 'estimate' }>;

export type LessonSummary = { sure: number; told: number; weakest: Criterion } | null;

/** On how many criteria most lessons are surely good, and which is weakest; null where no criterion is told. */
export function lessonSummary({ criteria }: MeetingLessons): LessonSummary {
  const told = criteria.filter(({ share }) => share.kind === 'estimate');
  if (told.length === 0) return null;
  const shareOf = ({ share }: Criterion) => share as Told;
  return {
    sure: told.filter((each) => shareOf(each).interval[0] > 0.5).length,
    told: told.length,
    weakest: told.toSorted((a, b) => shareOf(a).value - shareOf(b).value)[0],
  };
}

/** Schools with a high risk over all factors, how many of them certain, of how many cases; by the newest campaign. */
export function highCases(factors: readonly MeetingFactor[]): { high: number; certain: number; all: number } {
  const newest = factors.flatMap(({ campaigns }) => campaigns.at(-1) ?? []);
  return {
    high: newest.reduce((sum, { high }) => sum + high.certain + high.leaning, 0),
    certain: newest.reduce((sum, { high }) => sum + high.certain, 0),
    all: newest.reduce((sum, { schools }) => sum + schools, 0),
  };
}
