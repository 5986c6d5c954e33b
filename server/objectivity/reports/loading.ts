/** A file with a report by school: what it is, of which test and of which schools, and its storing. The page and the command share it. */
import type { Kysely } from 'kysely';
import type { AggregateReport } from '../../../analytics/objectivity/aggregates/report.ts';
import { figuresOfLine } from '../../../analytics/suppression/test-figures.ts';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Choice } from '../../ground/tables/heading.ts';
import { orTableFault, TableFault } from '../../ground/tables/table-fault.ts';
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import { rememberAliases } from '../../people/schools/register/aliases.ts';
import type { RegisterStamp } from '../../people/schools/register/writing.ts';
import type { SchoolAnswers } from '../../people/schools/row-school.ts';
import { requireKnown } from '../../people/schools/school-answers.ts';
import { findKnownSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { markStale } from '../findings/store.ts';
import { inspectFile } from '../imports/actions.ts';
import type { Recognised } from '../imports/recognition.ts';
import { loadBeside, type Test } from '../released/sources/loading.ts';
import { getTest, listTests, type TestKey, testKey } from '../tests/catalogue.ts';
import { mayFollow } from './changed.ts';
import type { Misfit, ReadReport, ReportTask } from './reading.ts';
import type { ReportTrouble, ReportUploadResponse } from './schemas.ts';
import { countLinesInForce, insertReport } from './store.ts';

const MOST_FAULTS = 100;

const read = createTableReading<ReportTask, ReadReport>(new URL('./reading-thread.ts', import.meta.url));

export type ReportFile = {
  bytes: Buffer;
  choice: Choice;
  /** The test that somebody has chosen; what the file says in its titles otherwise. */
  test: Partial<TestKey>;
  answers: SchoolAnswers;
};

type Table = Extract<Recognised, { columns: unknown }>;

/** What was seen; `report` only where it can be stored. */
export type LookedAt = { seen: Omit<ReportUploadResponse, 'id'>; report: AggregateReport | null; table: Table | null };

const NOTHING = {
  ...{ unreadable: null, trouble: null, kind: null, place: null, test: null, unit: null },
  ...{
    rows: 0,
    good: 0,
    references: 0,
    faultyRows: 0,
    leftOut: {},
    faults: [],
    faultCount: 0,
    unknown: [],
    replaces: 0,
  },
};

/** @throws ProblemError `outOfScope` for an answer that names a school of elsewhere */
export async function lookAtReport(services: Services, territoryId: number, file: ReportFile): Promise<LookedAt> {
  const { answers, bytes, choice } = file;
  const tests = await listTests(services, territoryId);
  const inspected = await inspectFile(bytes, tests, null, choice);
  if (inspected.kind === 'unreadable') return unreadable(inspected.fault);
  const table =
    inspected.kind === 'readable' ? tableOf(inspected.inspection.tables, choice, inspected.inspection.sheets) : null;
  if (inspected.kind !== 'readable' || table === null) return refused('noReport', {}, table);
  const place = { sheet: inspected.inspection.sheets[table.sheet], line: table.line };
  const key = { ...said(table.title), ...file.test };
  const shown = { kind: table.kind, place };
  if (!isWhole(key)) return refused('noTest', shown, table);
  const test = tests.find((each) => testKey(each) === testKey(key));
  if (!test) return refused('testUnknown', { ...shown, test: key }, table);
  const schools = await findKnownSchools(services.db, territoryId);
  requireKnown(schools, Object.values(answers));
  const task = { bytes, kind: table.kind, columns: table.columns, test: { maximum: test.maximum, items: test.items } };
  const found = await read({
    ...task,
    place: { sheet: table.sheet, firstLine: table.line + table.rows },
    schools,
    answers,
  }).catch(orTableFault);
  if (found instanceof TableFault) return unreadable(found);
  const { decimals, misfit, unit, ...counts } = found;
  const lines = await showableLines(services.db, table.kind, test, found);
  const withheld = found.lines.length - lines.length;
  counts.good -= withheld;
  if (withheld > 0) counts.leftOut.fewChanged = withheld;
  const report = { kind: table.kind, test: key, unit, decimals, lines };
  const own = lines.flatMap(({ schoolId }) => (schoolId === null ? [] : [schoolId]));
  const seen = {
    ...{ ...NOTHING, ...shown, test: key, unit, ...counts, faults: counts.faults.slice(0, MOST_FAULTS) },
    faultCount: counts.faults.length,
    trouble: troubleOf(misfit, table.title.maximum, test.maximum),
    replaces: await countLinesInForce(services.db, table.kind, key, own),
  };
  return { seen, report: seen.trouble === null && own.length > 0 ? report : null, table };
}

/** The lines without those that differ by fewer than five pupils from what was told of the school, by this kind of report or otherwise. */
async function showableLines(
  db: Kysely<Database>,
  kind: AggregateReport['kind'],
  test: Test,
  { decimals, lines, unit }: Pick<ReadReport, 'decimals' | 'lines' | 'unit'>,
): Promise<AggregateReport['lines']> {
  const ids = lines.flatMap(({ schoolId }) => (schoolId === null ? [] : [schoolId]));
  const beside = await loadBeside(db, test, ids, kind);
  const same = beside.lines.filter((line) => line.kind === kind);
  const former = Map.groupBy(same, ({ schoolId }) => schoolId);
  return lines.filter(({ schoolId, ...line }) => {
    if (schoolId === null) return true;
    const figures = figuresOfLine(kind, { ...line, unit, decimals }, test);
    return mayFollow(kind, { ...line, unit, decimals }, former.get(schoolId) ?? []) && beside.allows(schoolId, figures);
  });
}

/**
 * Stores what was looked at, with the names that were answered.
 * @returns the id
 * @throws ProblemError `contentChanged` where other figures came in between, from which a line differs by fewer than five pupils
 */
export async function storeReport(
  { content }: Pick<Services, 'content'>,
  trx: Kysely<Database>,
  territoryId: number,
  report: AggregateReport,
  { answers, fileName, stamp }: { answers: SchoolAnswers; fileName: string; stamp: RegisterStamp },
): Promise<number> {
  // Marking holds others up until this transaction ends, so that no two are compared with the same lines before them.
  await markStale(trx, territoryId);
  const { kind, lines } = report;
  const test = await getTest({ content, db: trx }, territoryId, report.test);
  if ((await showableLines(trx, kind, test, report)).length < lines.length) throw new ProblemError('contentChanged');
  await rememberAliases(trx, answers, stamp);
  return insertReport(trx, { ...report, territoryId, fileName, by: stamp.by, at: stamp.at });
}

/** Whether nothing is in doubt, or people have said that what is in doubt stays out. */
export const isStorable = ({ faultyRows, unknown }: LookedAt['seen'], leaveOut: boolean): boolean =>
  leaveOut || (faultyRows === 0 && unknown.length === 0);

function tableOf(tables: readonly Recognised[], { line, sheet }: Choice, sheets: readonly string[]): Table | null {
  const found = tables.find(
    (each) => (sheet === undefined || sheets[each.sheet] === sheet) && (line === undefined || each.line === line),
  );
  return found && 'columns' in found ? found : null;
}

const unreadable = ({ code, detail }: TableFault): LookedAt => ({
  seen: { ...NOTHING, unreadable: { code, detail } },
  ...{ report: null, table: null },
});

const refused = (trouble: ReportTrouble, seen: Partial<LookedAt['seen']>, table: Table | null): LookedAt => ({
  seen: { ...NOTHING, ...seen, trouble },
  ...{ report: null, table },
});

function said({ grade, subject, year }: Recognised['title']): Partial<TestKey> {
  return { ...(year !== null && { year }), ...(subject !== null && { subject }), ...(grade !== null && { grade }) };
}

const isWhole = (key: Partial<TestKey>): key is TestKey =>
  key.year !== undefined && key.subject !== undefined && key.grade !== undefined;

/** The file may name another maximum than the test has that was chosen. */
function troubleOf(misfit: Misfit | null, maximum: number | null, due: number): ReportTrouble | null {
  if (misfit !== null)
    return ({ items: 'misfitItems', maximum: 'misfitMaximum', maxima: 'misfitMaxima' } as const)[misfit];
  return maximum !== null && maximum !== due ? 'otherTest' : null;
}
