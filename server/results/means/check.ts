/** Reads a table of means of schools: one row for a school and a test, columns told by their names, wherever the heading stands. */

import { fold } from '../../../surveys/fold.ts';
import { findSubject } from '../../../surveys/subject.ts';
import type { RowFaultCode, TableFaultRow, UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { isFooter } from '../../ground/tables/footer.ts';
import {
  type Choice,
  findHeading,
  lackingRow,
  type Place,
  rowsUnder,
  sheetSizes,
} from '../../ground/tables/heading.ts';
import { areaName, mergedBelow } from '../../ground/tables/merged.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { readSheets, type Sheet } from '../../ground/tables/sheets.ts';
import type { KnownSchool } from '../../people/schools/name-index.ts';
import { createRowSchools, type RowSchools, type SchoolAnswers } from '../../people/schools/row-school.ts';

const columns = fileWords.means;

export type MeanRow = {
  schoolId: number;
  year: number;
  subject: string;
  grade: number;
  pupils: number;
  mean: number;
  sd: number | null;
};

export type TableRules = {
  /** As files may call them. */
  schools: readonly KnownSchool[];
  /** Known tests by what a file may call them, folded. */
  subjects: ReadonlyMap<string, string>;
  answers: SchoolAnswers;
};

/** What is read in a thread; see `checkResultTable`. */
export type MeansTask = { bytes: Uint8Array; rules: TableRules; choice: Choice };

type RowRules = Pick<TableRules, 'subjects'> & { rowSchools: RowSchools };

/**
 * All rows under the heading are the sum of `rows`, `faultyRows`, `leftOut` and `sums`. `faults` are the first ones: a file with thousands
 * is not read to its end by anybody.
 */
export type CheckedTable = {
  sheets: { name: string; rows: number }[];
  /** Null where no heading was found. */
  place: Place | null;
  rows: MeanRow[];
  faults: TableFaultRow[];
  faultCount: number;
  /** Rows with a fault, and those of tests without a spread. */
  faultyRows: number;
  /** Rows of schools that are none of the district's, and of those that are to be asked for. */
  leftOut: number;
  /** Rows that sum up others. */
  sums: number;
  /** Names that fit no school or several, and that nobody has answered. */
  unknown: UnknownSchool[];
};

type Column = keyof typeof columns;
type Places = Record<Column, number>;
const COLUMNS = Object.keys(columns) as Column[];
const NEEDED = COLUMNS.filter((column) => column !== 'sd');

/** With the header: every school of a district with all its tests. */
const MOST_LINES = 20_001;
const KEPT_FAULTS = 200;
const LONGEST_TEST = 80;
/** `2025/2026` or `2025/26`: tests are written in its spring. */
const SCHOOL_YEAR = /^20\d\d\s*[/–—-]\s*(?:20)?(\d\d)$/;
const YEARS = { from: 2000, to: 2100 };
const MOST_PUPILS = 100_000;
const HIGHEST_MEAN = 1000;

/** @param choice of a sheet or a heading, where another one is found @throws TableFault when the file cannot be read as a table */
export async function checkResultTable(bytes: Buffer, rules: TableRules, choice: Choice = {}): Promise<CheckedTable> {
  const faults: TableFaultRow[] = [];
  const found: { row: MeanRow; line: number }[] = [];
  const rowSchools = createRowSchools(rules.schools, rules.answers);
  const sheets = await readSheets(bytes, MOST_LINES);
  const { merged, place, places, rows: all } = findTable(sheets, choice, faults);
  const under = all.filter(({ cells }) => !isFooter(cells, fileWords.reports.footers));
  if (places !== null) for (const { cells } of under) rowSchools.note(cells[places.school] ?? '', '');
  let leftOut = 0;
  for (const row of under) {
    const mean = places && readRow(row, places, { ...rules, rowSchools }, faults);
    if (mean === 'leftOut') leftOut += 1;
    else if (mean) found.push({ row: mean, line: row.line });
  }
  for (const area of merged) faults.push({ line: 0, column: area, code: 'merged', found: '' });
  const column = places === null ? '' : columnLetters(places.school);
  const kept = withoutDoubles(found, column, faults);
  const rows = places === null ? [] : withSpread(kept, places, faults);
  const faultyRows = under.length - leftOut - rows.length;
  const counts = { faultCount: faults.length, faultyRows, leftOut, sums: all.length - under.length };
  const seen = { sheets: sheetSizes(sheets), place, unknown: rowSchools.unknown() };
  return { rows, faults: faults.slice(0, KEPT_FAULTS), ...counts, ...seen };
}

type Table = { place: Place | null; places: Places | null; rows: Row[]; merged: string[] };

/** The table wherever its heading stands; only the column of the deviation may be missing. */
function findTable(sheets: readonly Sheet[], choice: Choice, faults: TableFaultRow[]): Table {
  const heading = findHeading(sheets, { names: columns, required: [NEEDED] }, choice);
  if (heading) {
    const { sheet, line, rows } = heading;
    const merged = mergedBelow({ merged: sheets[sheet].merged ?? [] }, line + rows);
    return {
      place: { sheet: sheets[sheet].name, line },
      places: Object.fromEntries(COLUMNS.map((column) => [column, heading.columns[column] ?? -1])) as Places,
      rows: rowsUnder(sheets, heading),
      merged: merged.map(areaName),
    };
  }
  const lacking = lackingRow(sheets, choice);
  const first = lacking.sheet.rows[lacking.at];
  const header = new Set(first.cells.map(fold));
  const missing = NEEDED.filter((column) => !columns[column].some((name) => header.has(name)));
  for (const column of missing)
    faults.push({ line: first.line, column: '', code: 'columnMissing', found: columns[column][0] });
  return { place: null, places: null, rows: [], merged: [] };
}

/** @returns null where a cell is faulty, `leftOut` where the school is none of ours or not known yet */
function readRow(
  { cells, line, odd }: Row,
  places: Places,
  rules: RowRules,
  faults: TableFaultRow[],
): MeanRow | 'leftOut' | null {
  const before = faults.length;
  const text = (column: Column) => cells[places[column]] ?? '';
  const fault = (column: Column, code: RowFaultCode) =>
    faults.push({ line, column: columnLetters(places[column]), code, found: text(column).slice(0, 30) });
  const number = (column: Exclude<Column, 'school' | 'test'>, least: number, most: number, isWhole = false): number => {
    const strange = odd?.get(places[column]);
    const own = column === 'year' ? text(column).replace(SCHOOL_YEAR, '20$1') : text(column);
    const value = /^\d{1,9}([.,]\d+)?$/.test(own) ? Number(own.replace(',', '.')) : Number.NaN;
    // A formula counts by its stored value.
    if (strange && !(strange === 'formula' && own !== '')) fault(column, strange);
    else if (!(value >= least && value <= most) || (isWhole && !Number.isInteger(value))) fault(column, column);
    return value;
  };
  const schoolId = text('school') === '' ? 0 : rules.rowSchools.find(text('school'), '');
  if (schoolId === null || schoolId === undefined) return 'leftOut';
  if (schoolId === 0) fault('school', 'schoolMissing');
  if (text('test') === '') fault('test', 'testMissing');
  else if (text('test').length > LONGEST_TEST) fault('test', 'testTooLong');
  const row = {
    schoolId,
    year: number('year', YEARS.from, YEARS.to, true),
    // Also where nobody describes the test: figures of one test have one name.
    subject: rules.subjects.get(fold(text('test'))) ?? findSubject(text('test'))?.code ?? text('test'),
    grade: number('grade', 1, 11, true),
    pupils: number('pupils', 1, MOST_PUPILS, true),
    mean: number('mean', 0, HIGHEST_MEAN),
    sd: places.sd < 0 || text('sd') === '' ? null : number('sd', 0, HIGHEST_MEAN),
  };
  return faults.length > before ? null : row;
}

const testOf = ({ grade, subject, year }: MeanRow): string => `${year} ${grade} ${subject}`;

function withoutDoubles(found: { row: MeanRow; line: number }[], column: string, faults: TableFaultRow[]): MeanRow[] {
  const seen = new Set<string>();
  return found.flatMap(({ line, row }) => {
    const key = `${row.schoolId} ${testOf(row)}`;
    if (seen.has(key)) {
      faults.push({ line, column, code: 'duplicate', found: '' });
      return [];
    }
    seen.add(key);
    return [row];
  });
}

/** Without the spread of pupils in any school a gap has no unit that stays the same over years: such a test is left out. */
function withSpread(rows: MeanRow[], places: Places, faults: TableFaultRow[]): MeanRow[] {
  return [...Map.groupBy(rows, testOf).values()].flatMap((own) => {
    if (own.some(({ sd }) => sd !== null)) return own;
    const column = places.sd < 0 ? '' : columnLetters(places.sd);
    faults.push({
      line: 0,
      column,
      code: 'spreadUnknown',
      found: `${own[0].subject}, ${own[0].grade}, ${own[0].year}`,
    });
    return [];
  });
}
