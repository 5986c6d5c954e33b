/** Everything that is measured of one test: its parts by school, and the reference they were measured with. */
import type { TestReference } from './baseline.ts';
import { fitHeap } from './cutoff-heap.ts';
import { hardItems } from './hard-items.ts';
import { highMean } from './high-mean.ts';
import { journalShift } from './journal-shift.ts';
import { lowVariance } from './low-variance.ts';
import type { Part } from './part.ts';
import { similarity } from './similarity.ts';
import { countTotals, type Totals } from './totals.ts';
import { transition } from './transition.ts';
import type { MissingReason, ObjectivityTest, PartName, Variant } from './types.ts';

export type Measured = {
  test: ObjectivityTest;
  totals: Totals;
  reference: TestReference;
  parts: Record<PartName, Part | MissingReason>;
  /** Pairs beyond three deviations by school, for the effect of similarity. */
  far: Float64Array | null;
};

type Outcome<Reference> = { reference: Reference; part: Part } | { missing: MissingReason };

const referenceOf = <Reference>(outcome: Outcome<Reference>): Reference | null =>
  'missing' in outcome ? null : outcome.reference;
const partOf = (outcome: Outcome<unknown>): Part | MissingReason =>
  'missing' in outcome ? outcome.missing : outcome.part;

/**
 * @param test its `school` column points into a list of `schools` schools
 * @param known the reference of a baseline, or null: the reference is estimated from these very schools. A signal that the
 * baseline lacks is missing.
 */
export function measureTest(
  test: ObjectivityTest,
  schools: number,
  known: TestReference | null,
  variant: Variant,
): Measured {
  const lacks = (part: unknown): part is null => known !== null && part === null;
  const run = <Reference>(
    own: Reference | null,
    signal: (reference: Reference | null) => Outcome<Reference>,
  ): Outcome<Reference> => (lacks(own) ? { missing: 'fewSchools' } : signal(own));
  const totals = countTotals(test, schools);
  const hard = run(known?.hardItems ?? null, (own) => hardItems(test, schools, own));
  const alike = lacks(known?.similarity ?? null)
    ? { missing: 'fewSchools' as const }
    : similarity(test, schools, known?.similarity ?? null, variant);
  const journal = lacks(known?.journal ?? null)
    ? { missing: 'fewSchools' as const }
    : journalShift(test, schools, known?.journal ?? null);
  const mean = run(known?.highMean ?? null, (own) => highMean(test, schools, own));
  const spread = run(known?.lowVariance ?? null, (own) => lowVariance(test, schools, own));
  const next = run(known?.transition ?? null, (own) => transition(test, schools, own));
  return {
    test,
    totals,
    reference: {
      heap: known === null ? fitHeap(totals, test.definition) : known.heap,
      hardItems: referenceOf(hard),
      similarity: 'missing' in alike ? null : alike.reference,
      journal: 'missing' in journal ? null : journal.reference,
      highMean: referenceOf(mean),
      lowVariance: referenceOf(spread),
      transition: referenceOf(next),
    },
    parts: {
      hardItems: partOf(hard),
      similarity: partOf(alike),
      journalLevel: 'missing' in journal ? journal.missing : journal.level,
      journalChange: 'missing' in journal ? journal.missing : (journal.change ?? 'columnMissing'),
      highMean: partOf(mean),
      lowVariance: partOf(spread),
      transition: partOf(next),
    },
    far: 'missing' in alike ? null : alike.far,
  };
}
