/** Brings together what an analysis of a territory is made from: the tests in force, their descriptions, the baseline. */
import type { Kysely } from 'kysely';
import { type Baseline, sameTest } from '../../../analytics/objectivity/baseline.ts';
import { isFew } from '../../../analytics/suppression/few-people.ts';
import type { Content } from '../../../surveys/load.ts';
import type { Database } from '../../ground/db/schema.ts';
import { schoolsInScope } from '../../people/schools/store.ts';
import { absenceLines } from '../absence/lines.ts';
import { findRollNumbers, findShownAbsent, type RollNumber } from '../absence/store.ts';
import { findBaseline } from '../baselines/store.ts';
import type { CurrentResult } from '../imports/current/store.ts';
import { findShownResults, findShownTests } from '../released/store.ts';
import { findReportsInForce } from '../reports/store.ts';
import { listTests, testKey } from '../tests/catalogue.ts';
import type { VprTestView } from '../tests/schemas.ts';
import { definitionOf, type LoadedTest } from './input.ts';

/** Results older than this are kept, but say nothing of today. */
const YEARS = 3;
const SCHOOLS_AT_ONCE = 100;

export type Loaded = {
  tests: LoadedTest[];
  /** Only where it fits the tests. */
  baseline: Baseline | null;
  baselineUnfit: boolean;
  imports: number[];
};

type Needs = { db: Kysely<Database>; content: Content };

/** Descriptions by key: the territory's own before those of the districts below it. */
async function findDescriptions(
  needs: Needs,
  territoryId: number,
  rows: readonly { territoryId: number }[],
): Promise<Map<string, VprTestView>> {
  const found = new Map<string, VprTestView>();
  for (const id of new Set([territoryId, ...rows.map((row) => row.territoryId)])) {
    for (const test of await listTests(needs, id)) if (!found.has(testKey(test))) found.set(testKey(test), test);
  }
  return found;
}

async function loadRows(db: Kysely<Database>, test: VprTestView, schoolIds: number[]): Promise<CurrentResult[]> {
  const rows: CurrentResult[] = [];
  for (let from = 0; from < schoolIds.length; from += SCHOOLS_AT_ONCE) {
    for (const row of await findShownResults(db, test, schoolIds.slice(from, from + SCHOOLS_AT_ONCE))) rows.push(row);
  }
  return rows;
}

export type LoadedTerritory = { tests: LoadedTest[]; imports: number[] };

/** Reports in force by test; lines of fewer than five pupils enter no figure. */
async function loadReports(db: Kysely<Database>, territoryId: number) {
  const schools = await schoolsInScope(db, { territoryIds: [territoryId], schoolIds: [] }).execute();
  const found = await findReportsInForce(
    db,
    schools.map(({ id }) => id),
  );
  return found.map(({ test, ...own }) => ({
    ...own,
    ...test,
    lines: own.lines.filter(({ participants }) => !isFew(participants)),
  }));
}

const reportOf = ({
  decimals,
  grade,
  kind,
  lines,
  subject,
  unit,
  year,
}: Awaited<ReturnType<typeof loadReports>>[number]) => ({
  ...{ kind, unit, decimals, lines },
  test: { year, subject, grade },
});

const rollKey = ({ grade, year }: { grade: number; year: number }): string => `${year} ${grade}`;

/** Pupils on the roll by year and grade. */
async function loadRolls(db: Kysely<Database>, territoryId: number): Promise<Map<string, RollNumber[]>> {
  const schools = await schoolsInScope(db, { territoryIds: [territoryId], schoolIds: [] }).execute();
  const numbers = await findRollNumbers(
    db,
    schools.map(({ id }) => id),
  );
  return Map.groupBy(numbers, rollKey);
}

/** All tests of a territory of which results or reports are shown, whatever they are judged by. @param progress is told how many were read, of how many */
export async function loadTests(
  needs: Needs,
  territoryId: number,
  progress: (done: number, total: number) => void = () => {},
): Promise<LoadedTerritory> {
  const all = await findShownTests(needs.db, { territoryIds: [territoryId], schoolIds: [] });
  const reported = await loadReports(needs.db, territoryId);
  const newest = Math.max(...[...all, ...reported].map(({ year }) => year));
  const isRecent = ({ year }: { year: number }) => year > newest - YEARS;
  const [recent, reports] = [all.filter(isRecent), reported.filter(isRecent)];
  const descriptions = await findDescriptions(needs, territoryId, [...recent, ...reports]);
  const [rowsByTest, reportsByTest] = [Map.groupBy(recent, testKey), Map.groupBy(reports, testKey)];
  const keys = [...new Set([...rowsByTest.keys(), ...reportsByTest.keys()])].filter((key) => descriptions.has(key));
  const rolls = await loadRolls(needs.db, territoryId);
  const tests: LoadedTest[] = [];
  for (const key of keys.toSorted((a, b) => b.localeCompare(a))) {
    progress(tests.length, keys.length);
    const test = descriptions.get(key) as VprTestView;
    const schoolIds = (rowsByTest.get(key) ?? []).map(({ schoolId }) => schoolId);
    const rows = await loadRows(needs.db, test, schoolIds);
    const reports = (reportsByTest.get(key) ?? []).map(reportOf);
    const absent = new Map((await findShownAbsent(needs.db, test, schoolIds)).map((own) => [own.schoolId, own.absent]));
    const roll = new Map((rolls.get(rollKey(test)) ?? []).map((own) => [own.schoolId, own.people]));
    tests.push({ test, rows, reports, absence: absenceLines({ rows, reports, absent, roll }) });
  }
  const imports = [...new Set(recent.map(({ importId }) => importId))].toSorted((a, b) => a - b);
  return { tests, imports };
}

/** The tests that are judged, and what they are judged by. @param progress see `loadTests` */
export async function loadTerritory(
  needs: Needs,
  territoryId: number,
  progress: (done: number, total: number) => void,
): Promise<Loaded> {
  const { imports, tests } = await loadTests(needs, territoryId, progress);
  const baseline = (await findBaseline(needs.db, territoryId))?.baseline ?? null;
  const fitting = baseline === null ? null : fittingTests(baseline, tests);
  if (fitting === null) return { tests, baseline: null, baselineUnfit: baseline !== null, imports };
  // A baseline stands on pupil rows; what reports alone tell is judged by the district beside it.
  const reported = tests.filter(({ rows }) => rows.length === 0);
  return { tests: [...fitting, ...reported], baseline, baselineUnfit: false, imports };
}

/** Those of the tests that the baseline stands on, or null when one of its tests is missing. */
export function fittingTests(baseline: Baseline, tests: readonly LoadedTest[]): LoadedTest[] | null {
  const found = baseline.tests.map(({ definition }) =>
    tests.find(({ rows, test }) => rows.length > 0 && sameTest(definition, definitionOf(test))),
  );
  const present = found.filter((test) => test !== undefined);
  return present.length === found.length ? present : null;
}
