/** Cases of a school with their steps, measures and second tables. */
import { getTerritoryOfSchool } from '../../people/territories/store.ts';
import type { Services } from '../../services.ts';
import { findMeasureRows, findMeasureSteps } from '../case-measures/store.ts';
import { findShownResults } from '../released/store.ts';
import { compareInTurn, type Works, worksOf } from '../second-tables/comparison.ts';
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

/** Comparisons of all second tables of a school in the order of the tables; null where nobody describes the test any more. */
async function findComparisons({ content, db }: Needs, schoolId: number, tables: TableRow[]) {
  const found = new Map<number, Comparison>();
  const tests = await listTests({ db, content }, await getTerritoryOfSchool(db, schoolId));
  for (const [key, own] of Map.groupBy(tables, testKey)) {
    const test = tests.find((each) => testKey(each) === key);
    if (test === undefined) continue;
    const first = await findShownResults(db, test, [schoolId]);
    const oldestFirst = own.toSorted((a, b) => a.id - b.id);
    const works: Works[] = [];
    for (const { id } of oldestFirst) works.push(worksOf(first, await findSecondResults(db, schoolId, id), test.cuts));
    for (const [index, comparison] of compareInTurn(works).entries()) found.set(oldestFirst[index].id, comparison);
  }
  return found;
}

async function findTables(needs: Needs, schoolId: number): Promise<(SecondTable & { caseId: number })[]> {
  const tables = await findSecondTables(needs.db, schoolId);
  const comparisons = await findComparisons(needs, schoolId, tables);
  return tables.map((table) => ({
    ...table,
    loadedAt: table.loadedAt.toISOString(),
    undoneAt: table.undoneAt?.toISOString() ?? null,
    comparison: table.undoneAt === null ? (comparisons.get(table.id) ?? null) : null,
  }));
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
