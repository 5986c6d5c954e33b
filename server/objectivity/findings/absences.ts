/** Who did not write a test, as pages see it: numbers to the nearest five, and nothing of one to four pupils. */
import type { AbsenceGap } from '../../../analytics/objectivity/types.ts';
import { wilsonInterval } from '../../../analytics/proportion.ts';
import { isFew } from '../../../analytics/suppression/few-people.ts';
import { LEAST_ROUNDED, roundToFive } from '../../../analytics/suppression/score-bins.ts';
import type { StoredAbsence, SummaryTest } from '../../ground/db/objectivity-tables.ts';
import type { Absence, AbsenceSummary, SchoolAbsence, TestAbsence } from '../absence/schemas.ts';
import { type TestKey, testKey } from '../tests/catalogue.ts';

type Found = TestKey & { schoolId: number; absence: StoredAbsence | null };

const unknown = (why: AbsenceGap | 'fewPupils'): Absence => ({ kind: 'unknown', why });

function absenceView(own: StoredAbsence): Absence {
  if ('why' in own) return unknown(own.why);
  if (own.pupils < LEAST_ROUNDED) return unknown('fewPupils');
  const { absent, isMore, missing, source, usual, weaker } = own;
  const [told, pupils] = [roundToFive(absent), roundToFive(own.pupils)];
  return {
    kind: 'known',
    ...{ source, usual, isMore, missing, pupils },
    absent: isFew(absent) ? null : { count: told, interval: wilsonInterval(Math.min(told, pupils), pupils) },
    // Half a mark: a sharper number could be the mark of each of five.
    weaker: weaker === null ? null : { isSure: weaker.isSure, difference: Math.round(2 * weaker.difference) / 2 },
  };
}

/** The schools of one test. */
export function testAbsences(found: readonly Found[]): SchoolAbsence[] {
  return found.flatMap(({ absence, schoolId }) =>
    absence === null ? [] : [{ schoolId, absence: absenceView(absence) }],
  );
}

/** The tests of one school. */
export function schoolAbsences(
  stored: readonly (TestKey & { picture: { absence?: StoredAbsence | null } })[],
  tests: readonly SummaryTest[],
): TestAbsence[] {
  return stored.flatMap(({ picture, ...own }) => {
    const test = tests.find((each) => testKey(each) === testKey(own));
    if (!picture.absence || test === undefined) return [];
    const { grade, subject, title, year } = test;
    return [{ year, subject, grade, title, absence: absenceView(picture.absence) }];
  });
}

/** What stands out over all tests, and of how many school-tests nothing is known. */
export function absenceSummary(found: readonly Found[], tests: readonly SummaryTest[]): AbsenceSummary {
  const places = new Map(tests.map((test, place) => [testKey(test), place]));
  const all = found.flatMap((own) => (own.absence === null ? [] : [{ ...own, view: absenceView(own.absence) }]));
  const more = all.flatMap(({ schoolId, view, ...own }) => {
    const test = places.get(testKey(own));
    return view.kind === 'known' && view.isMore && test !== undefined ? [{ schoolId, test }] : [];
  });
  const gaps = Map.groupBy(all, ({ view }) => (view.kind === 'unknown' ? view.why : (view.missing ?? 'none')));
  return {
    more,
    judged: gaps.get('none')?.length ?? 0,
    gaps: [...gaps].flatMap(([why, own]) => (why === 'none' ? [] : [{ why, count: own.length }])),
  };
}
