/** Reads a report by school: what each line stands for, in which unit its values are, and what does not agree. */

import type {
  AggregateKind,
  AggregateLine,
  AggregateReport,
} from '../../../analytics/objectivity/aggregates/report.ts';
import { fold } from '../../../surveys/fold.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import type { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { eachSheetRow } from '../../ground/tables/sheets.ts';
import type { KnownSchool } from '../../people/schools/name-index.ts';
import { createRowSchools, type SchoolAnswers } from '../../people/schools/row-school.ts';
import { itemName } from '../imports/items.ts';
import type { ReportColumns } from '../imports/recognition.ts';
import { createLineReader, faultAt, leave, type ReadLines, type ReportLine } from './lines.ts';
import { holdsWord } from './reference-words.ts';

const kinds = fileWords.reports;

export type ReportTask = {
  bytes: Uint8Array;
  kind: AggregateKind;
  /** The sheet from 0, the first line under the heading. */
  place: { sheet: number; firstLine: number };
  columns: ReportColumns;
  test: Pick<DatedVprTest, 'maximum' | 'items'>;
  schools: readonly KnownSchool[];
  answers: SchoolAnswers;
};

/** In what the report and the description of the test differ: other items, another number of totals, other maxima. */
export type Misfit = 'items' | 'maximum' | 'maxima';

export type ReadReport = Pick<AggregateReport, 'unit' | 'decimals' | 'lines'> &
  Pick<ReadLines, 'rows' | 'leftOut' | 'faultyRows' | 'faults'> & {
    /** Lines of schools, and rows of reference; with those left out and the faulty ones they are all rows. */
    good: number;
    references: number;
    unknown: UnknownSchool[];
    misfit: Misfit | null;
  };

/** @throws TableFault */
export async function readReport(bytes: Buffer, task: ReportTask): Promise<ReadReport> {
  const { columns, kind, place } = task;
  const ordered = inOrder(columns, task);
  const reader = createLineReader(ordered ?? columns);
  await eachSheetRow(bytes, (sheet, row) => {
    if (sheet === place.sheet && row.line >= place.firstLine) reader.take(row);
  });
  const read = reader.end();
  const unit = kind === 'itemResults' ? 'percent' : unitOf(read.lines, read.decimals);
  if (unit === 'percent') inPercent(read, kind);
  const misfit = ordered === null ? 'items' : misfitOf(task, ordered, read);
  const { lines, unknown } = attribute(read, task);
  for (const line of read.lines) checkLine(line, unit, kind, ordered ?? columns, read);
  const wrong = new Set(read.faults.map(({ line }) => line));
  const whole = lines.filter(({ line }) => !wrong.has(line));
  read.faultyRows += lines.length - whole.length;
  return {
    ...{ rows: read.rows, leftOut: read.leftOut, faultyRows: read.faultyRows, faults: read.faults },
    ...{ unit, decimals: read.decimals, unknown, misfit },
    good: whole.filter(({ own }) => own.schoolId !== null).length,
    references: whole.filter(({ own }) => own.schoolId === null).length,
    lines: whole.map(({ own }) => own),
  };
}

/** The columns of items in the order of the test. @returns null where one is missing */
function inOrder(columns: ReportColumns, { kind, test }: Pick<ReportTask, 'kind' | 'test'>): ReportColumns | null {
  if (kind !== 'itemResults' || !test.items) return columns;
  const byName = new Map(columns.values.map((value) => [itemName(value.label), value]));
  const values = test.items.map(({ name }) => byName.get(fold(name)));
  return values.every((value) => value !== undefined) ? { ...columns, values } : null;
}

function misfitOf({ kind, test }: ReportTask, { values }: ReportColumns, { maxima }: ReadLines): Misfit | null {
  if (kind === 'scoreDistribution' && values.length !== test.maximum + 1) return 'maximum';
  if (kind !== 'itemResults' || maxima === null || !test.items) return null;
  return test.items.every(({ maximum }, index) => maximum === maxima[index]) ? null : 'maxima';
}

/** Cells that a spreadsheet shows as per cents hold shares of one. */
function inPercent(read: ReadLines, kind: AggregateKind): void {
  const isShare = ({ values }: ReportLine) => {
    return values.every((value) => value <= 1) && (kind === 'itemResults' || sumOf(values) <= 1.01);
  };
  const all = read.lines.flatMap(({ values }) => values);
  if (!read.lines.every(isShare) || all.every((value) => value === 0)) return;
  for (const line of read.lines) line.values = line.values.map((value) => Number((100 * value).toFixed(4)));
  read.decimals = Math.max(0, read.decimals - 2);
}

const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const isCounts = ({ participants, values }: ReportLine): boolean =>
  values.every(Number.isInteger) && sumOf(values) === participants;

/** Each value may be half a step off. */
const isHundred = ({ values }: ReportLine, decimals: number): boolean =>
  Math.abs(sumOf(values) - 100) <= 0.5 * values.length * 10 ** -decimals + 1e-9;

/** What most lines add up to, their participants or a hundred: one wrong sum is the fault of its line and not of all others. */
function unitOf(lines: readonly ReportLine[], decimals: number): 'percent' | 'count' {
  const percents = lines.filter((line) => isHundred(line, decimals) && !isCounts(line)).length;
  const counts = lines.filter((line) => isCounts(line) && line.participants > 0).length;
  return counts > percents || lines.every(isCounts) ? 'count' : 'percent';
}

function checkLine(
  own: ReportLine,
  unit: 'percent' | 'count',
  kind: AggregateKind,
  { values: at }: ReportColumns,
  read: ReadLines,
): void {
  if (unit === 'count') {
    if (!isCounts(own))
      read.faults.push(
        faultAt(own.line, at[0]?.column ?? 0, 'sumMismatch', String(own.participants), String(sumOf(own.values))),
      );
    return;
  }
  own.values.forEach((value, index) => {
    if (value > 100) read.faults.push(faultAt(own.line, at[index]?.column ?? 0, 'overMaximum', String(value), '100'));
  });
  if (kind === 'itemResults' || own.participants === 0) return;
  if (!isHundred(own, read.decimals))
    read.faults.push(faultAt(own.line, at[0]?.column ?? 0, 'sumMismatch', sumOf(own.values).toFixed(2), '100'));
}

type Attributed = { line: number; own: AggregateLine };

/** Which school each line is of, or that it is a row of reference. */
function attribute(
  read: ReadLines,
  { answers, schools }: ReportTask,
): { lines: Attributed[]; unknown: UnknownSchool[] } {
  const found = createRowSchools(schools, answers);
  const seen = new Set<number>();
  const lines: Attributed[] = [];
  for (const { name } of read.lines) found.note(name, '');
  for (const { line, name, participants, schools: many, values } of read.lines) {
    const own = { participants, values };
    if (found.peek(name, '') === undefined && isReference(name, many)) {
      lines.push({ line, own: { schoolId: null, reference: name.slice(0, 200), ...own } });
      continue;
    }
    const schoolId = found.find(name, '');
    if (schoolId === null) leave(read, 'otherSchool');
    else if (schoolId === undefined) leave(read, 'unknownSchool');
    else if (seen.has(schoolId)) {
      read.faultyRows += 1;
      read.faults.push(faultAt(line, 0, 'duplicate', ''));
    } else {
      seen.add(schoolId);
      lines.push({ line, own: { schoolId, reference: null, ...own } });
    }
  }
  return { lines, unknown: found.unknown() };
}

/** The whole sample, a region, a district: it says of how many schools it is, or its name is that of a place and of no school. */
function isReference(name: string, schools: number | null): boolean {
  if (schools !== null && schools > 0) return true;
  return !/edu\d{4,}/i.test(name) && holdsWord(name, kinds.references) && !holdsWord(name, kinds.schoolWords);
}
