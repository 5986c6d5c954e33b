/** From an analysis to what is stored of it. */

import type { Absences } from '../../../analytics/objectivity/absence.ts';
import type { TestLevel } from '../../../analytics/objectivity/by-test.ts';
import { checksOf, isJudged, joinChecks } from '../../../analytics/objectivity/checks.ts';
import { districtItems } from '../../../analytics/objectivity/item-district.ts';
import type { ChangeCounts, ItemFinding, SchoolFinding, TestPicture } from '../../../analytics/objectivity/types.ts';
import type { Counts, StoredAbsence, StoredItems, Summary, SummaryTest } from '../../ground/db/objectivity-tables.ts';
import type { Judged } from './analysis.ts';
import type { LoadedTest } from './input.ts';
import type { Loaded } from './loading.ts';
import type { NewFinding, NewTestFinding } from './store.ts';

const add = (some: readonly (readonly number[])[]): number[] =>
  some.reduce<number[]>((total, own) => own.map((value, k) => value + (total[k] ?? 0)), []);

function sumTables(pictures: readonly TestPicture[]): number[][] | null {
  const tables = pictures.flatMap(({ marksByJournal }) => (marksByJournal === null ? [] : [marksByJournal]));
  return tables.length === 0 ? null : tables[0].map((_, row) => add(tables.map((table) => table[row])));
}

function sumChanges(pictures: readonly TestPicture[]): ChangeCounts | null {
  const known = pictures.flatMap(({ changes }) => (changes === null ? [] : [changes.whole]));
  if (known.length === 0) return null;
  const [lowered, confirmed, raised] = add(known);
  return [lowered, confirmed, raised];
}

/** A picture of known totals. */
type Drawn = TestPicture & { mean: number };
const isDrawn = (own: TestPicture): own is Drawn => own.mean !== null;

/** Standard deviation of pupils around the mean of their school. */
function spreadWithin(pictures: readonly Drawn[]): number {
  let [squares, freedom] = [0, 0];
  for (const { mean, n, observed } of pictures) {
    squares += observed.reduce((sum, count, total) => sum + count * (total - mean) ** 2, 0);
    freedom += n - 1;
  }
  return freedom > 0 ? Math.sqrt(squares / freedom) : 0;
}

/** What was found of the schools as a whole, and of single tests where they are judged. */
type Found = {
  schools: ReadonlyMap<string, SchoolFinding>;
  tests: ReadonlyMap<string, TestLevel>;
};

const keyOf = (test: number, school: string): string => `${test} ${school}`;

/** What could be checked in these results: of the test alone where it is judged alone, else of all tests of the school. */
function checksFor({ schools, tests }: Found, { school, test }: TestPicture) {
  const alone = tests.get(keyOf(test, school));
  if (alone !== undefined) return [alone.checks];
  const whole = schools.get(school);
  return whole === undefined ? [] : [checksOf(whole)];
}

function summaryTest(
  { test }: LoadedTest,
  { items, pictures }: { pictures: readonly TestPicture[]; items: readonly ItemFinding[] },
  found: Found,
): SummaryTest {
  const { cuts, grade, maximum, subject, title, year } = test;
  const n = pictures.reduce((sum, own) => sum + own.n, 0);
  const drawn = pictures.filter(isDrawn);
  const known = drawn.filter(({ expected }) => expected.length > 0);
  const results = drawn.reduce((sum, own) => sum + own.n, 0);
  return {
    year,
    subject,
    grade,
    title,
    maximum,
    cuts,
    n,
    schools: pictures.length,
    mean: drawn.reduce((sum, own) => sum + own.n * own.mean, 0) / Math.max(1, results),
    spread: spreadWithin(drawn),
    observed: add(drawn.map(({ observed }) => observed)),
    expected: known.length === drawn.length ? add(known.map(({ expected }) => expected)) : [],
    marksByJournal: sumTables(pictures),
    changes: sumChanges(pictures),
    items: (test.items ?? []).map(({ name }) => name),
    itemMaxima: (test.items ?? []).map(({ maximum: most }) => most),
    itemResults: districtItems(items),
    checks: joinChecks(pictures.flatMap((own) => checksFor(found, own))),
    judged: pictures.filter(({ school }) => isJudged(found.schools.get(school)?.level ?? 'notChecked')).length,
  };
}

const countsOf = ({ expected, marksByJournal, observed }: TestPicture): Counts => ({
  observed,
  expected,
  marksByJournal,
});

/** Grows with what an analysis says; territories with an older one are looked at anew. 2: what could be checked; 3: by reports; 4: marks against the journal, who did not write; 5: results by item. */
export const ANALYSIS_FORM = 5;

/** What a territory without results has. */
export const EMPTY_SUMMARY: Summary = {
  form: ANALYSIS_FORM,
  reference: 'none',
  baselineSchools: null,
  baselineUnfit: false,
  tests: [],
  lifted: { kind: 'unavailable', reason: 'fewResults' },
  looks: 0,
  judged: 0,
  faults: [],
};

/** By test and school. */
function storedAbsences({ found, missing }: Absences): (own: TestPicture) => StoredAbsence | null {
  const known = new Map<string, StoredAbsence>([
    ...missing.map(({ school, test, why }) => [keyOf(test, school), { why }] as const),
    ...found.map(({ school, test, ...own }) => [keyOf(test, school), own] as const),
  ]);
  return ({ school, test }) => known.get(keyOf(test, school)) ?? null;
}

/** By test and school. */
function storedItems(items: readonly ItemFinding[]): (own: TestPicture) => StoredItems | null {
  const known = new Map(items.map(({ school, test, ...own }) => [keyOf(test, school), own]));
  return ({ school, test }) => known.get(keyOf(test, school)) ?? null;
}

export type Stored = { summary: Summary; findings: NewFinding[]; testFindings: NewTestFinding[] };

export function describeAnalysis(
  { baseline, baselineUnfit, tests }: Loaded,
  { absences, items, levels, report: { district, faults, pictures, reference, schools } }: Judged,
): Stored {
  const byTest = Map.groupBy(pictures, ({ test }) => test);
  const itemsByTest = Map.groupBy(items, ({ test }) => test);
  const found: Found = {
    schools: new Map(schools.map((own) => [own.school, own])),
    tests: new Map(levels.map((own) => [keyOf(own.test, own.school), own])),
  };
  const [absenceOf, itemsOf] = [storedAbsences(absences), storedItems(items)];
  return {
    summary: {
      form: ANALYSIS_FORM,
      reference,
      baselineUnfit,
      baselineSchools: baseline?.schools ?? null,
      ...district,
      tests: tests.map((test, index) =>
        summaryTest(test, { pictures: byTest.get(index) ?? [], items: itemsByTest.get(index) ?? [] }, found),
      ),
      faults: faults.map(({ kind, school, test, what }) => {
        const { grade, subject, year } = tests[test].test;
        return { schoolId: Number(school), year, subject, grade, kind, what };
      }),
    },
    findings: schools.map(({ level, n, school, signals }) => ({ schoolId: Number(school), n, level, signals })),
    testFindings: pictures.map((own) => {
      const { grade, subject, year } = tests[own.test].test;
      const alone = found.tests.get(keyOf(own.test, own.school));
      return {
        schoolId: Number(own.school),
        year,
        subject,
        grade,
        n: own.n,
        mean: own.mean ?? 0,
        level: alone?.level ?? null,
        picture: {
          ...{ ...countsOf(own), checks: alone?.checks ?? null, changes: own.changes },
          ...{ absence: absenceOf(own), items: itemsOf(own) },
        },
      };
    }),
  };
}
