/** What is known of those who did not write a test: by rows of the file, else by the roll of the grade. */
import type { AggregateReport } from '../../../analytics/objectivity/aggregates/report.ts';
import type { AbsenceLine, JournalCounts } from '../../../analytics/objectivity/types.ts';
import type { CurrentResult } from '../imports/current/store.ts';

export type AbsenceNumbers = {
  rows: readonly Pick<CurrentResult, 'schoolId' | 'journal'>[];
  reports: readonly Pick<AggregateReport, 'lines'>[];
  /** By school; null where the file has no rows of those who did not write. */
  absent: ReadonlyMap<number, number[] | null>;
  /** Pupils of the grade in the year of the test, by school. */
  roll: ReadonlyMap<number, number>;
};

const sumOf = (values: readonly number[]): number => values.reduce((sum, own) => sum + own, 0);

function journalOf(rows: AbsenceNumbers['rows'], absent: readonly number[]) {
  const [, two, three, four, five] = absent;
  const present: [number, number, number, number] = [0, 0, 0, 0];
  for (const { journal } of rows) if (journal !== null) present[journal - 2]++;
  const ofAbsent: JournalCounts = [two, three, four, five];
  return sumOf(ofAbsent) > 0 && sumOf(present) > 0 ? { absent: ofAbsent, present } : null;
}

/** @returns a line for every school that has results or a report; participants of reports count where there are no rows */
export function absenceLines({ absent, reports, roll, rows }: AbsenceNumbers): AbsenceLine[] {
  const bySchool = Map.groupBy(rows, ({ schoolId }) => schoolId);
  const reported = new Map<number, number>();
  for (const { participants, schoolId } of reports.flatMap(({ lines }) => lines))
    if (schoolId !== null) reported.set(schoolId, Math.max(participants, reported.get(schoolId) ?? 0));
  return [...new Set([...bySchool.keys(), ...reported.keys()])].map((id): AbsenceLine => {
    const [school, own, ofFile, pupils] = [String(id), bySchool.get(id) ?? [], absent.get(id) ?? null, roll.get(id)];
    if (own.length > 0 && ofFile !== null) {
      const missed = sumOf(ofFile);
      const journal = journalOf(own, ofFile);
      return { missing: null, school, source: 'pupilRows', absent: missed, pupils: own.length + missed, journal };
    }
    if (pupils === undefined) return { missing: 'noNumbers', school };
    const wrote = own.length > 0 ? own.length : (reported.get(id) ?? 0);
    if (wrote > pupils) return { missing: 'smallRoll', school };
    return { missing: null, school, source: 'roll', absent: pupils - wrote, pupils, journal: null };
  });
}
