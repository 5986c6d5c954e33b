/** How stable the staff of the supported schools is, from their own analyses. Pure. */
import { type FigureChange, figureChange } from '../../../analytics/figure-change.ts';
import { mayTellShare } from '../../../analytics/suppression/people-parts.ts';
import type { RecordOf } from '../municipal/rules/registers.ts';
import type { MeetingStaff } from './schemas.ts';
import { shareOf } from './share.ts';

type Analysis = RecordOf<'staff'>;

/** A school may have corrected itself: the last analysis of the year counts. */
function lastBySchool(analyses: readonly Analysis[]): Analysis[] {
  const ordered = analyses.toSorted((a, b) => a.occursOn.localeCompare(b.occursOn) || a.id - b.id);
  return [...new Map(ordered.map((analysis) => [analysis.schoolId, analysis])).values()];
}

/** @param analyses those of one year, of whatever schools @param asked the schools that were to hand one in */
export function describeStaff(year: number, analyses: readonly Analysis[], asked: readonly number[]): MeetingStaff {
  const own = lastBySchool(analyses.filter(({ schoolId }) => schoolId !== null && asked.includes(schoolId)));
  const known = own.filter(({ data }) => data.left !== null && data.left <= data.teachers);
  const total = (of: (data: Analysis['data']) => number) => own.reduce((sum, { data }) => sum + of(data), 0);
  const turnover = shareOf(known.map(({ data }) => ({ x: data.left ?? 0, n: data.teachers })));
  return {
    year,
    asked: asked.length,
    reported: own.length,
    teachers: total(({ teachers }) => teachers),
    vacancies: total(({ vacancies }) => vacancies),
    // A handful of people is no share, nor what leaves the handful of a single school.
    turnover: !mayTellShare(known.map(({ data }) => ({ whole: data.teachers, part: data.left ?? 0 })))
      ? { kind: 'withheld', n: turnover.n, schools: turnover.schools }
      : turnover,
  };
}

/** Whether the share of those who leave has surely moved. @param years oldest first */
export function turnoverChange(years: readonly MeetingStaff[]): FigureChange {
  const isKnown = years.at(-1)?.turnover.kind === 'estimate';
  return isKnown ? figureChange(years.map(({ turnover }) => turnover)) : { kind: 'none' };
}
