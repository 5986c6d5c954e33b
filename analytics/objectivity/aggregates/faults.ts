/** Where a report agrees neither with itself nor with the pupil rows beside it. */
import type { ObjectivityTest } from '../types.ts';
import { countPupils, type PupilCounts } from './pupils.ts';
import type { AggregateKind } from './report.ts';
import { type Reported, readReports } from './reported.ts';

/**
 * `contradicts`: no whole numbers of pupils have these values; `participants`: it counts other pupils than there are rows; `values`:
 * as many pupils, but rows cannot have these values.
 */
export type ReportFault = {
  test: number;
  school: string;
  kind: AggregateKind;
  what: 'contradicts' | 'participants' | 'values';
};

function faultOf({ counts, kind }: Reported, place: number, rows: PupilCounts | undefined): ReportFault['what'] | null {
  const own = counts[place];
  const known = rows?.[kind];
  if (own === null || known === undefined || known.n === 0) return null;
  if (known.n !== own.n) return 'participants';
  return known.values.every((count, i) => own.low[i] <= count && count <= own.high[i]) ? null : 'values';
}

/** @param schools names that the answer is about, those of reports */
export function reportFaults(tests: readonly ObjectivityTest[], schools: readonly string[]): ReportFault[] {
  const lines = tests.map(
    ({ reports = [] }) =>
      new Set(
        reports.flatMap(({ kind, lines: all }) =>
          all.flatMap(({ schoolId }) => (schoolId === null ? [] : [`${kind} ${schoolId}`])),
        ),
      ),
  );
  const rows = tests.map((test) => {
    const counted = (test.reports ?? []).length === 0 ? [] : countPupils(test);
    return new Map(test.results.schools.map((name, place) => [name, counted[place]]));
  });
  return readReports(tests, schools).flatMap((report) =>
    schools.flatMap((school, place): ReportFault[] => {
      const { counts, kind, test } = report;
      const contradicts = counts[place] === null && lines[test].has(`${kind} ${school}`);
      const what = contradicts ? 'contradicts' : faultOf(report, place, rows[test].get(school));
      return what === null ? [] : [{ test, school, kind, what }];
    }),
  );
}
