/** Cases of a school with their steps, measures and second tables. */
import { getTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { findMeasureRows, findMeasureSteps } from '../case-measures/store.ts';
import { findShownResults } from '../released/store.ts';
import { compareTables } from '../second-tables/comparison.ts';
import { findSecondResults, findSecondTables } from '../second-tables/store.ts';
import { listTests, testKey } from '../tests/catalogue.ts';
import type { CaseView, Comparison, SecondTable } from './schemas.ts';
import { findCaseRows, findStepRows } from './store.ts';

type Needs = Pick<Services, 'content' | 'db'>;
type TableRow = Awaited<ReturnType<typeof findSecondTables>>[number];

const timed = <Row extends { changedAt: Date }>({ changedAt, ...row }: Row) => ({
  ...row,
  changedAt: changedAt.toISOString(),
});

async function compare({ content, db }: Needs, schoolId: number, table: TableRow): Promise<Comparison | null> {
  if (table.undoneAt !== null) return null;
  const tests = await listTests({ db, content }, await getTerritoryOfSchool(db, schoolId));
  const test = tests.find((each) => testKey(each) === testKey(table));
  if (test === undefined) return null;
  const first = await findShownResults(db, table, [schoolId]);
  return compareTables(first, await findSecondResults(db, schoolId, table.id), test.cuts);
}

async function findTables(needs: Needs, schoolId: number): Promise<(SecondTable & { caseId: number })[]> {
  const found: (SecondTable & { caseId: number })[] = [];
  for (const table of await findSecondTables(needs.db, schoolId)) {
    const { loadedAt, undoneAt } = table;
    const comparison = await compare(needs, schoolId, table);
    const times = { loadedAt: loadedAt.toISOString(), undoneAt: undoneAt?.toISOString() ?? null };
    found.push({ ...table, ...times, comparison });
  }
  return found;
}

export async function findCases(needs: Needs, schoolId: number): Promise<CaseView[]> {
  const { db } = needs;
  const rows = await findCaseRows(db, schoolId);
  if (rows.length === 0) return [];
  const steps = Map.groupBy(await findStepRows(db, schoolId), ({ caseId }) => caseId);
  const measureSteps = Map.groupBy(await findMeasureSteps(db, schoolId), ({ measureId }) => measureId);
  const measures = Map.groupBy(await findMeasureRows(db, schoolId), ({ caseId }) => caseId);
  const tables = Map.groupBy(await findTables(needs, schoolId), ({ caseId }) => caseId);
  return rows.map((row) => ({
    ...timed(row),
    history: (steps.get(row.id) ?? []).map(({ caseId: _case, ...step }) => timed(step)),
    measures: (measures.get(row.id) ?? []).map(({ caseId: _case, ...measure }) => ({
      ...timed(measure),
      history: (measureSteps.get(measure.id) ?? []).map(({ measureId: _measure, ...step }) => timed(step)),
    })),
    tables: (tables.get(row.id) ?? []).map(({ caseId: _case, ...table }) => table),
  }));
}
