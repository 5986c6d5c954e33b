/** The lines of the district's table: findings, single tests, the outside list and the work on signs, by school. */
import type { Kysely } from 'kysely';
import { type Checks, checksOf, joinChecks } from '../../../analytics/objectivity/checks.ts';
import { toldCount } from '../../../analytics/suppression/few-people.ts';
import type { SummaryTest } from '../../ground/db/objectivity-tables.ts';
import type { Database } from '../../ground/db/schema.ts';
import type { Scope } from '../../people/identity/caller.ts';
import { countCases } from '../cases/store.ts';
import { findListYears, findOutsideMarks, type OutsideMark } from '../lists/store.ts';
import { findHidden } from '../released/store.ts';
import { testKey } from '../tests/catalogue.ts';
import type { OutsideYear, SchoolLine } from './schemas.ts';
import { findFindings, findTestFindings } from './store.ts';

/** @param marks of one school */
export function outsideYears(years: readonly number[], marks: readonly OutsideMark[]): OutsideYear[] {
  return years.map((year) => {
    const own = marks.filter((mark) => mark.year === year);
    return {
      year,
      isListed: own.length > 0,
      marks: own.map(({ grade, marked, subject }) => ({ grade, subject, marked })),
    };
  });
}

/** A school with nothing but results of fewer than five pupils. */
const nothingShown = (schoolId: number) => ({ schoolId, n: null, level: 'tooFew' as const, signals: [] });

/** Gives equal ones one place: of forty thousand schools few differ in what could be checked. */
function createPlaces() {
  const places = new Map<string, number>();
  const checks: Checks[] = [];
  const placeOf = (own: Checks): number => {
    const key = JSON.stringify(own);
    const place = places.get(key) ?? checks.push(own) - 1;
    places.set(key, place);
    return place;
  };
  return { checks, placeOf };
}

/** `checks`: what the lines name by its place; `district`: what could be checked at any of these schools. */
export type TableLines = { schools: SchoolLine[]; checks: Checks[]; district: Checks };

/** @param tests in the order of the table's columns */
export async function schoolLines(
  { db }: { db: Kysely<Database> },
  territoryId: number,
  scope: Scope,
  tests: readonly SummaryTest[],
): Promise<TableLines> {
  const findings = await findFindings(db, territoryId, scope);
  const ids = findings.map(({ schoolId }) => schoolId);
  const bySchool = Map.groupBy(await findTestFindings(db, territoryId, scope), ({ schoolId }) => schoolId);
  const years = await findListYears(db, territoryId);
  const marks = Map.groupBy(await findOutsideMarks(db, territoryId, ids), ({ schoolId }) => schoolId);
  const cases = new Map((await countCases(db, ids)).map((own) => [own.schoolId, own]));
  const tooFew = Map.groupBy(await findHidden(db, scope), ({ schoolId }) => schoolId);
  const places = new Map(tests.map((test, index) => [testKey(test), index]));
  const hidden = [...tooFew.keys()].filter((id) => !ids.includes(id)).map(nothingShown);
  const lines = [...findings, ...hidden].toSorted((a, b) => a.schoolId - b.schoolId);
  const { checks, placeOf } = createPlaces();
  const wholePlaces = lines.map(({ n, signals }) => placeOf(checksOf({ n: n ?? 0, signals })));
  const schools = lines.map(({ level, n, schoolId, signals }, index) => ({
    schoolId,
    level,
    checks: wholePlaces[index],
    n: n === null ? null : toldCount(n),
    signs: signals.flatMap((own) => (own.kind === 'estimate' && own.flag ? [own.signal] : [])),
    tests: [
      ...(bySchool.get(schoolId) ?? []).map((own) => ({ ...own, n: toldCount(own.n) })),
      ...(tooFew.get(schoolId) ?? []).map((own) => ({ ...own, n: null, level: null })),
    ].flatMap(({ level: ofTest, n: pupils, ...own }) => {
      const test = places.get(testKey(own));
      if (test === undefined) return [];
      return [{ test, n: pupils, level: ofTest }];
    }),
    outside: outsideYears(years, marks.get(schoolId) ?? []),
    open: cases.get(schoolId)?.open ?? 0,
    confirmed: cases.get(schoolId)?.confirmed ?? 0,
  }));
  return {
    schools,
    checks,
    district: joinChecks(
      new Set(wholePlaces)
        .values()
        .toArray()
        .map((place) => checks[place]),
    ),
  };
}
