/**
 * Numbers of people out of the rows of a file, in both forms in which districts keep them: a row for each group, or a row for each
 * school with a column for each grade. A row is taken whole or not at all. Pure.
 */
import { daysWithin, readDay } from '../../../../surveys/written-day.ts';
import type { UnknownSchool } from '../../../ground/db/stored/schemas.ts';
import { cellFault } from '../../../people/imports/fault.ts';
import { placeOf, type ReadRegister, type RegisterRow, textAt } from '../../../people/imports/register-file.ts';
import type { CellFault } from '../../../people/imports/schemas.ts';
import type { KnownSchool } from '../../../people/schools/name-index.ts';
import { createRowSchools, type RowSchools, type SchoolAnswers } from '../../../people/schools/row-school.ts';
import { joinGroups } from './groups.ts';
import { readLongRow } from './long-row.ts';
import type { ReadRow, Tell } from './read-row.ts';
import { readWideRow } from './wide-row.ts';

export type ReadOptions = {
  schools: readonly (KnownSchool & { closedOn: string | null })[];
  answers: SchoolAnswers;
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
  /** Names that fit no school or several, and that nobody has answered. */
  unknown: UnknownSchool[];
};

type Ground = Pick<ReadOptions, 'countParents'> & {
  form: 'long' | 'wide';
  fileDay: string | null;
  /** The last day of schools that have one, by id. */
  closedOn: ReadonlyMap<number, string | null>;
  rowSchools: RowSchools;
};

export function readEnrolment(register: ReadRegister, options: ReadOptions): ReadEnrolment {
  const { above, rows, table } = register;
  const form = table.columns.group !== undefined && table.columns.people !== undefined ? 'long' : 'wide';
  const titleDays = [...new Set(above.flatMap(daysWithin))];
  const fileDay = options.asOf ?? (titleDays.length === 1 ? titleDays[0] : null);
  const { answers, countParents, schools } = options;
  const rowSchools = createRowSchools(schools, answers);
  for (const row of rows) rowSchools.note(textAt(row, 'school'), textAt(row, 'login'));
  const closedOn = new Map(schools.map(({ closedOn: day, id }) => [id, day]));
  const ground = { form, fileDay, countParents, closedOn, rowSchools } as const;
  const read = rows.map((row) => readRow(register, row, ground));
  joinGroups(read);
  return { form, titleDays, fileDay, rows: read, unknown: rowSchools.unknown() };
}

function readRow(
  { table }: ReadRegister,
  row: RegisterRow,
  { closedOn, countParents, fileDay, form, rowSchools }: Ground,
): ReadRow {
  const faults: CellFault[] = [];
  const tell: Tell = (column, code, value = textAt(row, column)) => {
    faults.push(cellFault(placeOf(table, row, column), code, value));
  };
  const parse = form === 'long' ? readLongRow(row, table, tell) : readWideRow(row, table, tell, countParents);
  const school = textAt(row, 'school') || textAt(row, 'login');
  const own = { line: row.line, school };
  const leftOut: ReadRow = { ...own, schoolId: null, asOf: null, numbers: [], faults: [], state: 'leftOut' };
  // What is not asked for may be as it is.
  if (parse === 'leftOut') return leftOut;
  const found = schoolOf(row, rowSchools, tell);
  if (found === null) return leftOut;
  const schoolId = typeof found === 'number' ? found : null;
  const dated = dayOf(row, tell);
  const asOf = dated === '' ? fileDay : dated;
  const lastDay = schoolId === null ? null : (closedOn.get(schoolId) ?? null);
  if (lastDay !== null && asOf !== null && asOf > lastDay) tell('school', 'closedSchool');
  const state = faults.length > 0 ? 'faulty' : schoolId === null ? 'asked' : asOf === null ? 'undated' : 'taken';
  return { ...own, schoolId, asOf, numbers: parse, faults, state };
}

/** @returns as `RowSchools.find`; 'missing' with its fault where the row names none */
function schoolOf(row: RegisterRow, rowSchools: RowSchools, tell: Tell): number | null | undefined | 'missing' {
  const [name, login] = [textAt(row, 'school'), textAt(row, 'login')];
  if (name !== '' || login !== '') return rowSchools.find(name, login);
  tell('school', 'missing');
  return 'missing';
}

/** @returns empty where the row names no day, null where it names none that can be read */
function dayOf(row: RegisterRow, tell: Tell): string | null {
  const { day, text } = row.cells.asOf ?? { day: null, text: '' };
  if (day !== null || text === '') return day ?? '';
  const read = readDay(text);
  if (read === null) tell('asOf', 'notDay');
  return read;
}
