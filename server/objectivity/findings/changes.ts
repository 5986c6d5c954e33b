/** The triple lower, same, higher of marks against the journal, as pages see it. */
import type { ChangeCounts, MarkChanges } from '../../../analytics/objectivity/types.ts';
import { toldChanges, toldClasses } from '../../../analytics/suppression/told-changes.ts';
import type { SummaryTest } from '../../ground/db/objectivity-tables.ts';
import { testKey } from '../tests/catalogue.ts';
import type { ChangeLine, TestChanges } from './schemas.ts';
import type { findChanges, findSchoolTests } from './store.ts';

export type FoundChanges = Awaited<ReturnType<typeof findChanges>>[number];

const added = (all: readonly ChangeCounts[]): ChangeCounts =>
  all.reduce<ChangeCounts>((sum, own) => [sum[0] + own[0], sum[1] + own[1], sum[2] + own[2]], [0, 0, 0]);

const sourceOf = (own: readonly Pick<MarkChanges, 'source'>[]): ChangeLine['source'] =>
  own.every(({ source }) => source === own[0].source) ? own[0].source : 'both';

/** Schools over the tests that are given, in the order in which they are met. */
export function changeLines(found: readonly FoundChanges[]): ChangeLine[] {
  return [...Map.groupBy(found, ({ schoolId }) => schoolId)].flatMap(([schoolId, own]) => {
    const counts = toldChanges(added(own.map(({ whole }) => whole)));
    return counts === null ? [] : [{ schoolId, source: sourceOf(own), counts }];
  });
}

/** Of all schools together, over the tests that are given. Analyses of an older form tell of none. */
export function districtChanges(tests: readonly SummaryTest[]): ChangeCounts | null {
  const known = tests.flatMap(({ changes }) => (changes ? [changes] : []));
  return known.length === 0 ? null : toldChanges(added(known));
}

/** @param tests those of the summary, which tell titles and the district */
export function schoolChanges(
  stored: Awaited<ReturnType<typeof findSchoolTests>>,
  tests: readonly SummaryTest[],
): TestChanges[] {
  return stored.flatMap(({ picture, ...own }) => {
    const test = tests.find((each) => testKey(each) === testKey(own));
    const counts = picture.changes ? toldChanges(picture.changes.whole) : null;
    if (!picture.changes || counts === null || test === undefined) return [];
    const { source, whole } = picture.changes;
    const { classes, hidden } = toldClasses(whole, picture.changes.classes);
    const { grade, subject, title, year } = test;
    const district = districtChanges([test]);
    return [{ year, subject, grade, title, source, counts, district, classes, hiddenClasses: hidden }];
  });
}
