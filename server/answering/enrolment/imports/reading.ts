/**
 * Numbers of people out of the rows of a file, in both forms in which districts keep them: a row for each group, or a row for each
 * school with a column for each grade. A row is taken whole or not at all. Pure.
 */
import { daysWithin, readDay } from '../../../../surveys/written-day.ts';
import { cellFault } from '../../../people/imports/fault.ts';
import { placeOf, type ReadRegister, type RegisterRow, textAt } from '../../../people/imports/register-file.ts';
import type { CellFault } from '../../../people/imports/schemas.ts';
import type { SchoolIndex } from '../../../people/schools/name-index.ts';
import { joinGroups } from './groups.ts';
import { readLongRow } from './long-row.ts';
import type { ReadRow, Tell } from './read-row.ts';
import { readWideRow } from './wide-row.ts';

export type ReadOptions = {
  schools: SchoolIndex;
  /** The last day of schools that have one, by id. */
  closedOn: ReadonlyMap<number, string>;
  /** The day of the rows that name none; null: that of the title above the table. */
  asOf: string | null;
  /** Whether parents are counted from the students where a table with a row for each school has no column for them. */
  countParents: boolean;
};

export type ReadEnrolment = {
  form: 'long' | 'wide';
  /** The days that the titles above the table name. */
  titleDays: string[];
  /** The day of the rows that name none. */
  fileDay: string | null;
  rows: ReadRow[];
};

export function readEnrolment(register: ReadRegister, options: ReadOptions): ReadEnrolment {
  const { above, rows, table } = register;
  const form = table.columns.group !== undefined && table.columns.people !== undefined ? 'long' : 'wide';
  const titleDays = [...new Set(above.flatMap(daysWithin))];
  const fileDay = options.asOf ?? (titleDays.length === 1 ? titleDays[0] : null);
  const read = rows.map((row) => readRow(register, row, form, fileDay, options));
  joinGroups(read);
  return { form, titleDays, fileDay, rows: read };
}

function readRow(
  { table }: ReadRegister,
  row: RegisterRow,
  form: 'long' | 'wide',
  fileDay: string | null,
  { closedOn, countParents, schools }: ReadOptions,
): ReadRow {
  const faults: CellFault[] = [];
  const tell: Tell = (column, code, value = textAt(row, column)) => {
    faults.push(cellFault(placeOf(table, row, column), code, value));
  };
  const parse = form === 'long' ? readLongRow(row, table, tell) : readWideRow(row, table, tell, countParents);
  const school = textAt(row, 'school') || textAt(row, 'login');
  const own = { line: row.line, school };
  // What is not asked for may be as it is.
  if (parse === 'leftOut') return { ...own, schoolId: null, asOf: null, numbers: [], faults: [], state: 'leftOut' };
  const schoolId = schoolOf(row, schools, tell);
  const dated = dayOf(row, tell);
  const asOf = dated === '' ? fileDay : dated;
  const lastDay = schoolId === null ? undefined : closedOn.get(schoolId);
  if (lastDay !== undefined && asOf !== null && asOf > lastDay) tell('school', 'closedSchool');
  const state = faults.length > 0 ? 'faulty' : asOf === null ? 'undated' : 'taken';
  return { ...own, schoolId, asOf, numbers: parse, faults, state };
}

function schoolOf(row: RegisterRow, schools: SchoolIndex, tell: Tell): number | null {
  const clue = { name: textAt(row, 'school'), login: textAt(row, 'login') };
  if (clue.name === '' && clue.login === '') {
    tell('school', 'missing');
    return null;
  }
  const match = schools.find(clue);
  if (match.kind === 'one') return match.id;
  tell('school', match.kind === 'none' ? 'unknownSchool' : 'severalSchools', clue.name || clue.login);
  return null;
}

/** @returns empty where the row names no day, null where it names none that can be read */
function dayOf(row: RegisterRow, tell: Tell): string | null {
  const { day, text } = row.cells.asOf ?? { day: null, text: '' };
  if (day !== null || text === '') return day ?? '';
  const read = readDay(text);
  if (read === null) tell('asOf', 'notDay');
  return read;
}
