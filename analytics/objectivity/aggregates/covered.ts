/** What pupil rows tell already: there they win over any report. */
import type { ObjectivityTest } from '../types.ts';
import type { AggregateKind } from './report.ts';

/** Schools, by name, that a test's rows tell of at all, of the journal, of items. */
type Known = Record<'rows' | 'journal' | 'items', Set<string>>;

const NEEDED: Record<AggregateKind, keyof Known> = {
  markStatistics: 'rows',
  scoreDistribution: 'rows',
  journalComparison: 'journal',
  itemResults: 'items',
};

function knownOf({ definition, reports = [], results }: ObjectivityTest): Known {
  const known: Known = { rows: new Set(), journal: new Set(), items: new Set() };
  if (reports.length === 0) return known;
  const width = definition.items.length;
  for (let row = 0; row < results.total.length; row++) {
    const name = results.schools[results.school[row]];
    known.rows.add(name);
    if ((results.journal?.[row] ?? -1) >= 0) known.journal.add(name);
    if ((results.items?.[row * width] ?? -1) >= 0) known.items.add(name);
  }
  return known;
}

export type Covered = {
  /** Whether rows tell of a school what a report of that kind would. */
  by(kind: AggregateKind, test: number, school: string): boolean;
  hasRows(test: number, school: string): boolean;
};

/** Of tests without reports nothing is asked, so their rows, a million in a region, are not read. */
export function coveredByRows(tests: readonly ObjectivityTest[]): Covered {
  const known = tests.map(knownOf);
  return {
    by: (kind, test, school) => known[test][NEEDED[kind]].has(school),
    hasRows: (test, school) => known[test].rows.has(school),
  };
}
