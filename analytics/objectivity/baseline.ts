/** An outside reference (a region, a country) that takes the district's place: everything that is estimated from schools. */
import type { HeapReference } from './cutoff-heap.ts';
import type { HardItemsReference } from './hard-items.ts';
import type { GainReference } from './high-mean.ts';
import type { JournalReference } from './journal-shift.ts';
import type { VarianceLaw } from './low-variance.ts';
import type { ResponseCurves } from './response-curves.ts';
import type { SimilarityReference } from './similarity.ts';
import type { Standard } from './standard.ts';
import type { PartName, TestDefinition } from './types.ts';
import type { WithinFit } from './within-school.ts';

/** What a test is measured with; null where the reference district lacks the columns. */
export type TestReference = {
  curves: ResponseCurves | null;
  heap: HeapReference | null;
  hardItems: HardItemsReference | null;
  similarity: SimilarityReference | null;
  journal: JournalReference | null;
  highMean: GainReference | null;
  lowVariance: VarianceLaw | null;
  transition: WithinFit | null;
};

export type TestBaseline = { definition: TestDefinition; reference: TestReference };

/**
 * Plain data, written and read as JSON. Standards are per part, for figures pooled over the tests named here; `schools` tells how
 * many schools stand behind it.
 */
export type Baseline = {
  format: 'opora-objectivity-baseline';
  version: 1;
  schools: number;
  tests: TestBaseline[];
  standards: Partial<Record<PartName, Standard>>;
};

/** Whether a baseline's test is the one given: the same work, marked alike. */
export function sameTest(a: TestDefinition, b: TestDefinition): boolean {
  const key = ({ subject, grade, year, max, cutoffs, items }: TestDefinition) =>
    JSON.stringify([subject, grade, year, max, cutoffs, items.map((item) => item.max)]);
  return key(a) === key(b);
}

/**
 * The baseline's references for all tests of a district, in their order; of several tests alike the first is the first.
 *
 * @throws RangeError unless the baseline holds just these tests: its standards are for figures pooled over them all
 */
export function referencesFor(baseline: Baseline, definitions: readonly TestDefinition[]): TestReference[] {
  if (baseline.tests.length !== definitions.length) {
    throw new RangeError(
      `the baseline stands on ${baseline.tests.length} tests together, ${definitions.length} are given`,
    );
  }
  const left = [...baseline.tests];
  return definitions.map((definition) => {
    const place = left.findIndex((test) => sameTest(test.definition, definition));
    if (place >= 0) return left.splice(place, 1)[0].reference;
    const { subject, grade, year } = definition;
    throw new RangeError(
      `the baseline has no test of ${subject}, grade ${grade}, year ${year} with these cut-offs and items`,
    );
  });
}
