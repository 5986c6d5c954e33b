/**
 * The formulas of the prototype (tests/fixtures/oracle/README.md): its fixtures check the port by them, and the bench compares ours
 * with them.
 */
import type { Method } from '../../../analytics/objectivity/method.ts';
import type { Part, Pooled } from '../../../analytics/objectivity/part.ts';
import type { Figure } from '../../../analytics/objectivity/standard.ts';
import type { FamilyPValues, Weights } from '../../../analytics/objectivity/weights.ts';

/** The plain mean of the tests in their own units, every school alike. */
function poolPlainly(parts: readonly Part[], schools: number): Pooled {
  const figures = Array.from({ length: schools }, (_, s): Figure | null => {
    const own = parts.filter((part) => part.n[s] > 0).map((part) => part.value[s] * part.unit);
    return own.length > 0 ? { value: own.reduce((a, b) => a + b, 0) / own.length, variance: 1e-12 } : null;
  });
  return { figures, unit: 1 };
}

function weighEqually(schools: readonly FamilyPValues[]): Weights[] {
  const equal = (own: readonly unknown[]) => own.map(() => 1);
  return schools.map(({ integrity, journal }) => ({
    signals: { integrity: equal(integrity), journal: equal(journal) },
    families: { integrity: 1, journal: 1 },
  }));
}

export const PROTOTYPE: Method = {
  pool: poolPlainly,
  otherSubjects: () => null,
  helpRatio: () => null,
  expectedTop: () => 0,
  habit: { level: 1, spread: 1 },
  // It knows no spread of the journal.
  scoreRise: () => ({ missing: 'columnMissing' }),
  combination: { weigh: weighEqually, highestP: 1 - 1e-15, caution: 1 },
};
