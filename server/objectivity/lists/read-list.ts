/**
 * Reads an outside list, wherever its heading stands: a row per school, grade and subject, or a row per school with a column for each
 * grade and subject.
 */

import { fold, foldHeading } from '../../../surveys/fold.ts';
import type { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { isFooter } from '../../ground/tables/footer.ts';
import { type Choice, headingTitles } from '../../ground/tables/heading.ts';
import { fillDown, isDown, mergedBelow } from '../../ground/tables/merged.ts';
import type { Row } from '../../ground/tables/row.ts';
import { readSheets, type Sheet } from '../../ground/tables/sheets.ts';
import type { KnownSchool } from '../../people/schools/name-index.ts';
import { createRowSchools, type SchoolAnswers } from '../../people/schools/row-school.ts';
import type { ListFault, ListFaultCode } from './schemas.ts';

const words = fileWords.markers;

export type ListSubject = 'russian' | 'mathematics';
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
  sheet: string;
  /** Of the heading; 0 where none was found. */
  headingLine: number;
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

const HIGHEST_GRADE = 11;
const MOST_FAULTS = 100;
const LONGEST_FOUND = 40;
/** Of a list of a region with its titles and sheets of explanations. */
const MOST_ROWS = 20_000;
const MOST_ROWS_ABOVE = 40;
const YEARS = { from: 2015, to: 2100 };

type Name = keyof typeof words.headers;
type Layout = { columns: Record<Name, number>; wide: { column: number; grade: number; subject: ListSubject }[] };

const isGrade = (text: string): boolean => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= HIGHEST_GRADE;

function subjectOf(text: string): ListSubject | null {
  const found = foldHeading(text);
  if (words.subjects.russian.includes(found)) return 'russian';
  return words.subjects.mathematics.includes(found) ? 'mathematics' : null;
}

/** @param header by column what may stand over it */
function layoutOf(header: readonly (readonly string[])[]): Layout {
  const names = header.map((list) => list.map(foldHeading));
  const place = (name: Name) => names.findIndex((list) => list.some((own) => words.headers[name].includes(own)));
  const columns = Object.fromEntries(
    (Object.keys(words.headers) as Name[]).map((name) => [name, place(name)]),
  ) as Layout['columns'];
  const wide = names.flatMap((list, column) => {
    const found = list.flatMap((name) => {
      const [, grade = '', rest = ''] = /^(\d{1,2})(?!\d)(.*)$/s.exec(name) ?? [];
      const subject = subjectOf(rest.replace(words.headers.grade[0], ''));
      return subject === null || !isGrade(grade) ? [] : [{ column, grade: Number(grade), subject }];
    });
    return found.slice(0, 1);
  });
  return { columns, wide };
}

function markOf(text: string): boolean | null {
  const found = fold(text);
  if (words.yes.includes(found)) return true;
  return words.no.includes(found) ? false : null;
}

/** The columns without which a heading is none, each with the names that it goes by. */
const missingOf = ({ columns, wide }: Layout): Name[] => {
  const needed: Name[] = wide.length > 0 ? [] : ['grade', 'subject', 'marked'];
  const missing = needed.filter((name) => columns[name] < 0);
  return columns.school < 0 && columns.login < 0 ? ['school', ...missing] : missing;
};

/** How many columns are known. */
const weightOf = ({ columns, wide }: Layout): number =>
  Object.values(columns).filter((column) => column >= 0).length + wide.length;

type Found = { sheet: Sheet; at: number; rows: 1 | 2; layout: Layout; others: string[] };

/** The first heading of the sheet that has all that is needed; null where there is none. */
function headingOf(sheet: Sheet, { headingLine }: Choice): Omit<Found, 'others'> | null {
  for (const [at, { line }] of sheet.rows.slice(0, MOST_ROWS_ABOVE).entries()) {
    if (headingLine !== undefined && headingLine !== line) continue;
    for (const { rows, titles } of headingTitles(sheet.rows, at)) {
      const layout = layoutOf(titles);
      if (missingOf(layout).length > 0) continue;
      // Where the lower row says as much alone, the upper one is a title.
      const lower = rows === 2 ? layoutOf(sheet.rows[at + 1].cells.map((title) => [title])) : null;
      if (lower === null || missingOf(lower).length > 0 || weightOf(lower) < weightOf(layout))
        return { sheet, at, rows, layout };
    }
  }
  return null;
}

/** Where a list begins on a sheet, and how many of its columns are known; null where there is none. */
export function recogniseList(sheet: Sheet, choice: Choice): { line: number; weight: number } | null {
  const found = headingOf(sheet, choice);
  return found && { line: sheet.rows[found.at].line, weight: weightOf(found.layout) };
}

/** @returns the first heading that has all that is needed, and the other sheets that have one; else the first row, which lacks something */
function findLayout(sheets: readonly Sheet[], choice: Choice): Found {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const chosen = filled.filter(({ name }) => choice.sheet === undefined || name === choice.sheet);
  const found = chosen.flatMap((sheet) => headingOf(sheet, choice) ?? []);
  const [first, ...others] = found;
  if (first) return { ...first, others: others.map(({ sheet }) => sheet.name) };
  const [sheet = filled[0]] = chosen;
  return { sheet, at: 0, rows: 1, layout: layoutOf(sheet.rows[0].cells.map((title) => [title])), others: [] };
}

type Rules = Pick<ListTask, 'year' | 'schools' | 'answers'>;

function createReader({ at, layout, sheet }: Found, { answers, schools, year: asked }: Rules) {
  const { columns, wide } = layout;
  const rowSchools = createRowSchools(schools, answers);
  const named = Object.entries(columns).filter(([, column]) => column >= 0);
  const read: ReadList = {
    ...{ year: asked, sheet: sheet.name, headingLine: sheet.rows[at].line, columns: Object.fromEntries(named) },
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
  return { read, takeAll, fault };
}

/**
 * `year` of the list; a row of another year is a fault. Null: the one that its rows state. `choice` of a sheet or a heading, where another one
 * is found.
 * @throws TableFault when the file cannot be read as a table
 */
export async function readList(bytes: Buffer, { choice, ...rules }: Omit<ListTask, 'bytes'>): Promise<ReadList> {
  const found = findLayout(await readSheets(bytes, MOST_ROWS), choice);
  const { fault, read, takeAll } = createReader(found, rules);
  const missing = missingOf(found.layout);
  for (const name of missing) fault(read.headingLine, 'columnMissing', words.headers[name][0]);
  for (const name of found.others) fault(read.headingLine, 'otherSheet', name);
  const { login, school } = found.layout.columns;
  const whole = fillDown(
    mergedBelow({ merged: found.sheet.merged ?? [] }, read.headingLine + found.rows).filter((area) =>
      isDown(area, [login, school]),
    ),
  );
  const rows = found.sheet.rows.slice(found.at + found.rows).map(whole);
  if (missing.length > 0) return { ...read, rows: rows.length, leftOut: rows.length };
  return takeAll(rows);
}
