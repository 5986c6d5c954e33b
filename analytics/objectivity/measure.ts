/** Everything that is measured of one test: its parts by school, and the reference they were measured with. */
import type { TestReference } from './baseline.ts';
import { fitHeap } from './cutoff-heap.ts';
import { hardItems } from './hard-items.ts';
import { highMean } from './high-mean.ts';
import { journalShift } from './journal-shift.ts';
import { lowVariance } from './low-variance.ts';
import type { Method } from './method.ts';
import type { Part } from './part.ts';
import { similarity } from './similarity.ts';
import { curvesOf } from './test-curves.ts';
import { countTotals, type Totals } from './totals.ts';
import { transition } from './transition.ts';
import type { MeasuredName, MissingReason, ObjectivityTest } from './types.ts';
import type { Column } from './within-school.ts';

export type Measured = {
  test: ObjectivityTest;
  totals: Totals;
  reference: TestReference;
  parts: Record<MeasuredName, Part | MissingReason>;
  /** Pairs beyond three deviations by school, for the effect of similarity. */
  far: Float64Array | null;
};

type Missing = { missing: MissingReason };

const referenceOf = <Reference>(outcome: { reference: Reference } | Missing): Reference | null =>
  'missing' in outcome ? null : outcome.reference;

/** One part of an outcome, or why there is none; a part that is null lacks its column. */
function partOf<Name extends string>(outcome: Record<Name, Part | null> | Missing, name: Name): Part | MissingReason {
  return 'missing' in outcome ? outcome.missing : (outcome[name] ?? 'columnMissing');
}

/**
 * @param test its `school` column points into a list of `schools` schools
 * @param known the reference of a baseline, or null: the reference is estimated from these very schools. A signal that the
 * baseline lacks is missing.
 * @param others the same pupils' results in other subjects, by row
 */
export function measureTest(
  test: ObjectivityTest,
  schools: number,
  known: TestReference | null,
  { expectedTop, habit, helpRatio }: Pick<Method, 'expectedTop' | 'habit' | 'helpRatio'>,
  others: Column | null,
): Measured {
  const run = <Reference, Found>(
    own: Reference | null | undefined,
    signal: (reference: Reference | null) => Found | Missing,
  ): Found | Missing => (known !== null && own === null ? { missing: 'fewSchools' } : signal(own ?? null));
  const totals = countTotals(test, schools);
  const curves = known === null ? curvesOf(test) : known.curves;
  const hard = run(known?.hardItems, (own) => hardItems(test, schools, curves, own, helpRatio));
  const alike = run(known?.similarity, (own) => similarity(test, schools, curves, own, expectedTop));
  const journal = run(known?.journal, (own) => journalShift(test, schools, own, habit));
  const mean = run(known?.highMean, (own) => highMean(test, schools, others, own));
  const spread = run(known?.lowVariance, (own) => lowVariance(test, schools, own));
  const next = run(known?.transition, (own) => transition(test, schools, own));
  return {
    test,
    totals,
    reference: {
      curves,
      heap: known === null ? fitHeap(totals, test.definition) : known.heap,
      hardItems: referenceOf(hard),
      similarity: referenceOf(alike),
      journal: referenceOf(journal),
      highMean: referenceOf(mean),
      lowVariance: referenceOf(spread),
      transition: referenceOf(next),
    },
    parts: {
      hardItems: partOf(hard, 'part'),
      hardErrors: partOf(hard, 'errors'),
      similarity: partOf(alike, 'part'),
      journalLevel: partOf(journal, 'level'),
      journalChange: partOf(journal, 'change'),
      journalSpread: partOf(journal, 'spread'),
      highMean: partOf(mean, 'part'),
      lowVariance: partOf(spread, 'part'),
      transition: partOf(next, 'part'),
    },
    far: 'missing' in alike ? null : alike.far,
  };
}
