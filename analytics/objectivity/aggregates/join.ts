/** Signals by pupil rows and by reports as one judgement of a school. */

import type { CountedTest } from '../lifted-share.ts';
import type { SchoolSignals } from '../school-signals.ts';
import type { DrawnPicture, ObjectivityTest, SignalResult } from '../types.ts';
import { coveredByRows } from './covered.ts';
import { reportedPictures } from './pictures.ts';
import { readReports, reportedSchools } from './reported.ts';
import { reportSignals } from './signals.ts';
import { reportedTotals } from './totals.ts';

export type ReportedJudgement = {
  schools: string[];
  signals: SchoolSignals[];
  /** Tests with a distribution of totals, for the district's own finding where there are no rows at all. */
  counted: CountedTest[];
  /** Pictures of what pupil rows do not show. */
  draw(): DrawnPicture[];
};

/** Signals of all schools that reports have a line on, but for what pupil rows tell of them. */
export function judgeReports(tests: readonly ObjectivityTest[], fdr: number): ReportedJudgement {
  const schools = reportedSchools(tests);
  const reports = readReports(tests, schools);
  const covered = coveredByRows(tests);
  const isNew = (test: number, school: string) => !covered.hasRows(test, school);
  const distributions = reports.filter(({ kind }) => kind === 'scoreDistribution');
  return {
    schools,
    signals: reportSignals(
      reports,
      schools,
      (kind, test, school) => !covered.by(kind, test, schools[school]),
      (test, school) => isNew(test, schools[school]),
      fdr,
    ),
    counted: distributions.map((own) => ({ definition: own.definition, totals: reportedTotals(own) })),
    draw: () => reportedPictures(reports, schools, isNew),
  };
}

/** One result of a signal: of two estimates, which are of different tests, the one with the smaller p, doubled for the choice. */
function told(rows: SignalResult, report: SignalResult): SignalResult {
  if (report.kind === 'unavailable') return rows;
  if (rows.kind === 'unavailable') return report;
  const least = report.p < rows.p ? report : rows;
  return { ...least, p: Math.min(1, 2 * least.p) };
}

/**
 * @param rows of schools with pupil rows, first in the answer
 * @param reports of schools with a line in a report
 * @returns families with the p-values of both, those of a school without the one or the other being null
 */
export function joinSignals(rows: readonly SchoolSignals[], reports: readonly SchoolSignals[]): SchoolSignals[] {
  if (reports.length === 0) return [...rows];
  const byName = new Map(reports.map((own) => [own.school, own]));
  const taken = new Set(rows.map(({ school }) => school));
  const [none, nothing] = [[null, null, null], [null]];
  const joined = rows.map((own): SchoolSignals => {
    const report = byName.get(own.school);
    return {
      school: own.school,
      n: own.n + (report?.n ?? 0),
      families: {
        integrity: [...own.families.integrity, ...(report?.families.integrity ?? [null, null])],
        journal: [...own.families.journal, ...(report?.families.journal ?? nothing)],
      },
      results: report === undefined ? own.results : own.results.map((each, i) => told(each, report.results[i])),
    };
  });
  const alone = reports
    .filter(({ n, school }) => n > 0 && !taken.has(school))
    .map((own) => ({
      ...own,
      families: {
        integrity: [...none, ...own.families.integrity],
        journal: [...none, ...own.families.journal],
      },
    }));
  return [...joined, ...alone];
}
