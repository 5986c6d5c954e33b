/**
 * Reads an outside list, wherever its heading stands: a row per school, grade and subject, or a row per school with a column for each
 * grade and subject.
 */

import { fold } from '../../../surveys/fold.ts';
import type { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { isFooter } from '../../ground/tables/footer.ts';
import { type Choice, type Place, sheetSizes } from '../../ground/tables/heading.ts';
import { fillDown, isDown, mergedBelow } from '../../ground/tables/merged.ts';
import type { Row } from '../../ground/tables/row.ts';
import { readSheets } from '../../ground/tables/sheets.ts';
import type { KnownSchool } from '../../people/schools/name-index.ts';
import { createRowSchools, type SchoolAnswers } from '../../people/schools/row-school.ts';
import { type Found, findLayout, isGrade, type ListSubject, missingOf, subjectOf } from './list-heading.ts';
import type { ListFault, ListFaultCode } from './schemas.ts';

const words = fileWords.markers;

export type ListMark = { schoolId: number; grade: number; subject: ListSubject; marked: boolean };
/** What is read in a thread; see `readList`. */
export type ListTask = {
  bytes: Uint8Array;
  year: number | null;
  schools: readonly KnownSchool[];
  answers: SchoolAnswers;
  choice: Choice;
};
export type ReadList = {
  /** Of the list; null where neither the sender nor the file says it. */
  year: number | null;
  sheets: { name: string; rows: number }[];
  /** Null where no heading was found. */
  place: Place | null;
  columns: Record<string, number>;
  /** The sum of rows that were taken, those with a fault, and those that were left out. */
  rows: number;
  leftOut: number;
  faultyRows: number;
  marks: ListMark[];
  /** Names that fit no school or several, and that nobody has answered: their rows are left out. */
  unknown: UnknownSchool[];
  faults: ListFault[];
  faultCount: number;
};

const MOST_FAULTS = 100;
const LONGEST_FOUND = 40;
/** Of a list of a region with its titles and sheets of explanations. */
const MOST_ROWS = 20_000;
const YEARS = { from: 2015, to: 2100 };

function markOf(text: string): boolean | null {
  const found = fold(text);
  if (words.yes.includes(found)) return true;
  return words.no.includes(found) ? false : null;
}

type Rules = Pick<ListTask, 'year' | 'schools' | 'answers'>;

function createReader({ layout }: Found, { answers, schools, year: asked }: Rules) {
  const { columns, wide } = layout;
  const rowSchools = createRowSchools(schools, answers);
  const named = Object.entries(columns).filter(([, column]) => column >= 0);
  const read: ReadList = {
    ...{ year: asked, sheets: [], place: null, columns: Object.fromEntries(named) },
    ...{ rows: 0, leftOut: 0, faultyRows: 0, marks: [], unknown: [], faults: [], faultCount: 0 },
  };
  const seen = new Set<string>();

  const fault = (line: number, code: ListFaultCode, found = ''): void => {
    read.faultCount += 1;
    if (read.faults.length < MOST_FAULTS) read.faults.push({ line, code, found: found.slice(0, LONGEST_FOUND) });
  };

  const take = (line: number, own: Omit<ListMark, 'marked'>, text: string): void => {
    // An empty cell says nothing of the school: no data.
    if (text === '') return;
    const marked = markOf(text);
    const key = `${own.schoolId} ${own.grade} ${own.subject}`;
    if (marked === null) fault(line, 'markerUnknown', text);
    else if (seen.has(key)) fault(line, 'duplicate', text);
    else {
      seen.add(key);
      read.marks.push({ ...own, marked });
    }
  };

  /** A row with a fault anywhere is left out whole: whoever takes the list without it takes none of its marks. */
  const forget = (from: number): void => {
    for (const { grade, schoolId, subject } of read.marks.splice(from)) seen.delete(`${schoolId} ${grade} ${subject}`);
  };

  const takeLong = ({ cells, line }: Row, schoolId: number): void => {
    const [grade = '', subject = ''] = [cells[columns.grade], cells[columns.subject]];
    const known = subjectOf(subject);
    if (!isGrade(grade)) fault(line, 'gradeUnknown', grade);
    if (known === null) fault(line, 'subjectUnknown', subject);
    if (!isGrade(grade) || known === null) return;
    take(line, { schoolId, grade: Number(grade), subject: known }, cells[columns.marked] ?? '');
  };

  const checkYear = ({ cells, line }: Row): void => {
    const stated = columns.year < 0 ? '' : (cells[columns.year] ?? '');
    const year = Number(stated);
    if (stated === '') return;
    const isYear = Number.isInteger(year) && year >= YEARS.from && year <= YEARS.to;
    if (isYear) read.year ??= year;
    if (year !== read.year) fault(line, 'yearOther', stated);
  };

  /** Name and login of the school; empty where a row does not say it. */
  const schoolIn = ({ cells }: Row): [string, string] => [cells[columns.school] ?? '', cells[columns.login] ?? ''];

  const row = (own: Row): void => {
    const { cells, line, odd } = own;
    const text = (column: number) => cells[column] ?? '';
    const [name, login] = schoolIn(own);
    read.rows += 1;
    const [before, marks] = [read.faultCount, read.marks.length];
    if (isFooter(cells, fileWords.reports.footers)) {
      read.leftOut += 1;
      return;
    }
    if (name === '' && login === '') {
      const says = [...wide.map(({ column }) => column), columns.grade, columns.subject, columns.marked];
      // Without any of them it is a sum or a note.
      if (says.every((column) => text(column) === '')) read.leftOut += 1;
      else {
        fault(line, 'schoolMissing');
        read.faultyRows += 1;
      }
      return;
    }
    const schoolId = rowSchools.find(name, login);
    if (typeof schoolId !== 'number') {
      read.leftOut += 1;
      return;
    }
    for (const [column, kind] of odd ?? [])
      if (!(kind === 'formula' && cells[column] !== '')) fault(line, kind, cells[column]);
    checkYear(own);
    if (wide.length === 0) takeLong(own, schoolId);
    else for (const { column, ...place } of wide) take(line, { schoolId, ...place }, cells[column] ?? '');
    if (read.faultCount > before) {
      read.faultyRows += 1;
      forget(marks);
    }
  };
  const takeAll = (rows: readonly Row[]): ReadList => {
    for (const own of rows) rowSchools.note(...schoolIn(own));
    for (const own of rows) row(own);
    return { ...read, unknown: rowSchools.unknown() };
  };
  return { takeAll, fault };
}

/**
 * `year` of the list; a row of another year is a fault. Null: the one that its rows state. `choice` of a sheet or a heading, where another one
 * is found.
 * @throws TableFault when the file cannot be read as a table
 */
export async function readList(bytes: Buffer, { choice, ...rules }: Omit<ListTask, 'bytes'>): Promise<ReadList> {
  const sheets = await readSheets(bytes, MOST_ROWS);
  const found = findLayout(sheets, choice);
  const { fault, takeAll } = createReader(found, rules);
  const { line } = found.sheet.rows[found.at];
  const missing = missingOf(found.layout);
  for (const name of missing) fault(line, 'columnMissing', words.headers[name][0]);
  for (const name of found.others) fault(line, 'otherSheet', name);
  const { login, school } = found.layout.columns;
  const whole = fillDown(
    mergedBelow({ merged: found.sheet.merged ?? [] }, line + found.rows).filter((area) =>
      isDown(area, [login, school]),
    ),
  );
  const rows = found.sheet.rows.slice(found.at + found.rows).map(whole);
  const sizes = sheetSizes(sheets);
  if (missing.length > 0) return { ...takeAll([]), sheets: sizes, rows: rows.length, leftOut: rows.length };
  return { ...takeAll(rows), sheets: sizes, place: { sheet: found.sheet.name, line } };
}
