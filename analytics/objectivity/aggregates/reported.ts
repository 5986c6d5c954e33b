/** Reports brought into one list of schools, with the counts behind their lines. */
import type { ObjectivityTest, TestDefinition } from '../types.ts';
import type { AggregateKind, AggregateReport } from './report.ts';
import { type Counts, countsOf, pointsOf } from './rounding.ts';

/** One report of a test; `counts` by place in the list of schools, null where the report has no line that can be read. */
export type Reported = {
  test: number;
  definition: TestDefinition;
  kind: AggregateKind;
  counts: (Counts | null)[];
};

const VALUES: Record<Exclude<AggregateKind, 'itemResults'>, (definition: TestDefinition) => number> = {
  markStatistics: () => 4,
  journalComparison: () => 3,
  scoreDistribution: ({ max }) => max + 1,
};

function readLine(report: AggregateReport, definition: TestDefinition, values: number[], n: number): Counts | null {
  if (report.kind === 'itemResults')
    return pointsOf(
      report,
      values,
      n,
      definition.items.map(({ max }) => max),
    );
  return values.length === VALUES[report.kind](definition) ? countsOf(report, values, n) : null;
}

/** All reports of one kind on one test as one, whatever parts of the territory they came from; of two lines on a school the last. */
function readKind(
  reports: readonly AggregateReport[],
  test: number,
  definition: TestDefinition,
  places: ReadonlyMap<string, number>,
): Reported {
  const counts = new Array<Counts | null>(places.size).fill(null);
  for (const report of reports) {
    for (const { participants, schoolId, values } of report.lines) {
      const place = places.get(String(schoolId));
      if (place !== undefined) counts[place] = readLine(report, definition, values, participants);
    }
  }
  return { test, definition, kind: reports[0].kind, counts };
}

/** Names of the schools that any report has a line on, in the order in which they are met. */
export function reportedSchools(tests: readonly Pick<ObjectivityTest, 'reports'>[]): string[] {
  const lines = tests.flatMap(({ reports = [] }) => reports.flatMap((own) => own.lines));
  return [...new Set(lines.flatMap(({ schoolId }) => (schoolId === null ? [] : [String(schoolId)])))];
}

/** @param schools the list that `counts` are placed by */
export function readReports(
  tests: readonly Pick<ObjectivityTest, 'definition' | 'reports'>[],
  schools: readonly string[],
): Reported[] {
  const places = new Map(schools.map((name, place) => [name, place]));
  return tests.flatMap(({ definition, reports = [] }, test) =>
    [...Map.groupBy(reports, ({ kind }) => kind).values()].map((own) => readKind(own, test, definition, places)),
  );
}
