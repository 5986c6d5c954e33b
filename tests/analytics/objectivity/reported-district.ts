/** The reports of a fictional district in which one school lifts pupils over cut-offs and one raises journal marks. */
import type { AggregateKind, AggregateReport } from '../../../analytics/objectivity/aggregates/report.ts';
import type { ObjectivityTest, Results, TestDefinition } from '../../../analytics/objectivity/types.ts';
import district from '../../fixtures/reports/district.json' with { type: 'json' };

export { district };

const [low, middle, high] = district.test.cutoffs;
export const definition: TestDefinition = { ...district.test, cutoffs: [low, middle, high] };

export const NO_ROWS: Results = {
  schools: [],
  school: new Uint32Array(0),
  total: new Int16Array(0),
  classes: null,
  journal: null,
  former: null,
  formerJournal: null,
  next: null,
  items: null,
};

const SHOWN = {
  markStatistics: { unit: 'percent', decimals: 2, list: 'marks' },
  journalComparison: { unit: 'count', decimals: 0, list: 'journal' },
  scoreDistribution: { unit: 'percent', decimals: 1, list: 'totals' },
  itemResults: { unit: 'percent', decimals: 2, list: 'items' },
} as const;

/** A school's id is its place in the fixture. */
export function reportOf(kind: AggregateKind): AggregateReport {
  const { decimals, list, unit } = SHOWN[kind];
  const lines = district.schools.map((own, schoolId) => ({
    schoolId,
    reference: null,
    participants: own.n,
    values: own[list],
  }));
  const reference = { schoolId: null, reference: 'Вся выборка', participants: 1_284_311, values: [] };
  const { grade, subject, year } = definition;
  return { kind, test: { year, subject, grade }, unit, decimals, lines: [reference, ...lines] };
}

export function testOf(kinds: readonly AggregateKind[]): ObjectivityTest {
  return { definition, results: NO_ROWS, reports: kinds.map(reportOf) };
}

export const nameOf = (school: string): string => district.schools[Number(school)].name;
