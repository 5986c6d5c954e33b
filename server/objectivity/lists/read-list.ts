/** Reads an outside list: a row per school, grade and subject, or a row per school with a column for each grade and subject. */
import { fold, foldHeading } from '../../../surveys/fold.ts';
import { readTable } from '../../ground/tables/read-table.ts';
import type { Row } from '../../ground/tables/row.ts';
import { createSchoolFinder, type KnownSchool } from '../../people/schools/name-index.ts';
import words from './columns.json' with { type: 'json' };
import type { ListFault, ListFaultCode } from './schemas.ts';

export type ListSubject = 'russian' | 'mathematics';
export type ListMark = { schoolId: number; grade: number; subject: ListSubject; marked: boolean };
/** What is read in a thread; see `readList`. */
export type ListTask = { bytes: Uint8Array; year: number; schools: readonly KnownSchool[] };
export type ReadList = { rows: number; marks: ListMark[]; faults: ListFault[]; faultCount: number };

const GRADES = ['4', '5'];
const MOST_FAULTS = 100;
const LONGEST_FOUND = 40;

type Name = keyof typeof words.headers;
type Layout = { columns: Record<Name, number>; wide: { column: number; grade: number; subject: ListSubject }[] };

function subjectOf(text: string): ListSubject | null {
  const found = foldHeading(text);
  if (words.subjects.russian.includes(found)) return 'russian';
  return words.subjects.mathematics.includes(found) ? 'mathematics' : null;
}

function layoutOf(header: readonly string[]): Layout {
  const names = header.map(foldHeading);
  const place = (name: Name) => names.findIndex((own) => words.headers[name].includes(own));
  const columns = Object.fromEntries(
    (Object.keys(words.headers) as Name[]).map((name) => [name, place(name)]),
  ) as Layout['columns'];
  const wide = names.flatMap((name, column) => {
    const [, grade = '', rest = ''] = /^([45])(.*)$/s.exec(name) ?? [];
    const subject = subjectOf(rest.replace(words.headers.grade[0], ''));
    return subject === null ? [] : [{ column, grade: Number(grade), subject }];
  });
  return { columns, wide };
}

function markOf(text: string): boolean | null {
  const found = fold(text);
  if (words.yes.includes(found)) return true;
  return words.no.includes(found) ? false : null;
}

function createReader(year: number, schools: readonly KnownSchool[]) {
  const findSchool = createSchoolFinder(schools);
  const read: ReadList = { rows: 0, marks: [], faults: [], faultCount: 0 };
  const seen = new Set<string>();
  let layout: Layout | null = null;

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

  const takeLong = ({ cells, line }: Row, { columns }: Layout, schoolId: number): void => {
    const [grade = '', subject = ''] = [cells[columns.grade], cells[columns.subject]];
    const known = subjectOf(subject);
    if (!GRADES.includes(grade)) fault(line, 'gradeUnknown', grade);
    if (known === null) fault(line, 'subjectUnknown', subject);
    if (!GRADES.includes(grade) || known === null) return;
    take(line, { schoolId, grade: Number(grade), subject: known }, cells[columns.marked] ?? '');
  };

  const begin = ({ cells, line }: Row): void => {
    layout = layoutOf(cells);
    const needed: Name[] = layout.wide.length > 0 ? ['school'] : ['school', 'grade', 'subject', 'marked'];
    for (const name of needed) if (layout.columns[name] < 0) fault(line, 'columnMissing', words.headers[name][0]);
  };

  const row = (own: Row): void => {
    if (layout === null) {
      begin(own);
      return;
    }
    read.rows += 1;
    if (layout.columns.school < 0) return;
    const { cells, line, odd } = own;
    for (const [column, kind] of odd ?? []) fault(line, kind, cells[column]);
    const name = cells[layout.columns.school] ?? '';
    const schoolId = findSchool(name);
    const stated = layout.columns.year < 0 ? '' : (cells[layout.columns.year] ?? '');
    if (stated !== '' && stated !== String(year)) fault(line, 'yearOther', stated);
    if (schoolId === undefined) fault(line, 'schoolUnknown', name);
    else if (layout.wide.length === 0) takeLong(own, layout, schoolId);
    else for (const { column, ...place } of layout.wide) take(line, { schoolId, ...place }, cells[column] ?? '');
  };
  return { read, row };
}

/**
 * @param year the year of the list; a row of another year is a fault
 * @throws TableFault when the file cannot be read as a table
 */
export async function readList(bytes: Buffer, year: number, schools: readonly KnownSchool[]): Promise<ReadList> {
  const { read, row } = createReader(year, schools);
  await readTable(bytes, row);
  return read;
}
