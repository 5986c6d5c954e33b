/**
 * Reads official risk profiles, wherever their heading stands: a row per school and factor with its significance; the name of a school may
 * stand in one cell for all its rows.
 */

import type { Level } from '../../../analytics/types.ts';
import { fold } from '../../../surveys/fold.ts';
import type { UnknownSchool } from '../../ground/db/stored/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import {
  type Choice,
  findHeading,
  type Heading,
  type Place,
  rowsUnder,
  sheetSizes,
  type Wanted,
} from '../../ground/tables/heading.ts';
import { fillDown, isDown, mergedBelow } from '../../ground/tables/merged.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { readSheets } from '../../ground/tables/sheets.ts';
import type { KnownSchool } from '../../people/schools/name-index.ts';
import { createRowSchools, type SchoolAnswers } from '../../people/schools/row-school.ts';
import { createFactorFinder, type ModelFactor } from './factor-names.ts';
import type { OfficialFault, OfficialFaultCode } from './schemas.ts';
import { titleYear } from './title-year.ts';

const words = fileWords.riskProfile;

export type OfficialLevel = { schoolId: number; factor: string; level: Level };
/** What is read in a thread; see `readOfficial`. */
export type OfficialTask = {
  bytes: Uint8Array;
  year: number | null;
  schools: readonly KnownSchool[];
  answers: SchoolAnswers;
  factors: readonly ModelFactor[];
  /** Of a sheet or a heading, where another one is found. */
  choice: Choice;
};
export type ReadOfficial = {
  /** Null where neither the sender nor a title says it. */
  year: number | null;
  sheets: { name: string; rows: number }[];
  /** Null where no heading was found. */
  place: Place | null;
  columns: Record<string, number>;
  /** The sum of levels, rows with a fault, and rows that were left out: sums, notes, and those of unknown schools. */
  rows: number;
  faultyRows: number;
  leftOut: number;
  levels: OfficialLevel[];
  /** Names that fit no school or several, and that nobody has answered. */
  unknown: UnknownSchool[];
  /** The first hundred; `faultCount` is of all. */
  faults: OfficialFault[];
  faultCount: number;
};

export const OFFICIAL_TABLE: Wanted = {
  names: words.headers,
  required: [
    ['school', 'factor', 'level'],
    ['login', 'factor', 'level'],
  ],
};

/** Of all schools of a region with every factor. */
const MOST_ROWS = 40_000;
const MOST_FAULTS = 100;
const LONGEST_FOUND = 80;

const LEVELS = new Map(
  (Object.keys(words.levels) as Level[]).flatMap((level) =>
    words.levels[level].map((word) => [fold(word), level] as const),
  ),
);

type Rules = Pick<OfficialTask, 'schools' | 'answers' | 'factors'>;

function createReader({ columns }: Heading, { answers, factors, schools }: Rules, read: ReadOfficial) {
  const rowSchools = createRowSchools(schools, answers);
  const findFactor = createFactorFinder(factors);
  const seen = new Set<string>();

  const fault = (column: string, line: number, code: OfficialFaultCode, found = ''): void => {
    read.faultCount += 1;
    const letters = column in columns ? columnLetters(columns[column]) : '';
    if (read.faults.length < MOST_FAULTS)
      read.faults.push({ line, column: letters, code, found: found.slice(0, LONGEST_FOUND) });
  };

  const take = ({ cells, line, odd }: Row): void => {
    const text = (column: string) => cells[columns[column]] ?? '';
    const [name, login] = [text('school'), text('login')];
    const factor = findFactor(text('factor'));
    const level = LEVELS.get(fold(text('level'))) ?? null;
    // A sum, a note, the heading once more.
    const isNote = factor === null && level === null && (text('factor') === '' || text('level') === '');
    const isHeading = factor === null && level === null && words.headers.level.includes(fold(text('level')));
    if (isNote || isHeading) {
      read.leftOut += 1;
      return;
    }
    const isNameless = name === '' && login === '';
    const schoolId = isNameless ? 'missing' : rowSchools.find(name, login);
    if (schoolId === undefined || schoolId === null) {
      read.leftOut += 1;
      return;
    }
    const before = read.faultCount;
    const key = `${schoolId} ${factor}`;
    const strange = ['school', 'factor', 'level'].find((column) => odd?.has(columns[column]) && text(column) === '');
    if (strange) fault(strange, line, 'odd');
    else {
      if (schoolId === 'missing') fault('school', line, 'schoolMissing');
      if (factor === null) fault('factor', line, 'factorUnknown', text('factor'));
      if (level === null) fault('level', line, 'levelUnknown', text('level'));
    }
    if (read.faultCount === before && seen.has(key)) fault('factor', line, 'duplicate', text('factor'));
    if (read.faultCount > before) read.faultyRows += 1;
    else if (schoolId !== 'missing' && factor !== null && level !== null) {
      seen.add(key);
      read.levels.push({ schoolId, factor, level });
    }
  };
  const takeAll = (rows: readonly Row[]): void => {
    for (const { cells } of rows) rowSchools.note(cells[columns.school] ?? '', cells[columns.login] ?? '');
    for (const row of rows) take(row);
    read.unknown = rowSchools.unknown();
  };
  return { fault, takeAll };
}

/**
 * @param year the one that the sender names; a title that names another one is a fault. Null: the one of the titles
 * @throws TableFault when the file cannot be read as a table
 */
export async function readOfficial(
  bytes: Buffer,
  { choice, year, ...rules }: Omit<OfficialTask, 'bytes'>,
): Promise<ReadOfficial> {
  const sheets = await readSheets(bytes, MOST_ROWS);
  const heading = findHeading(sheets, OFFICIAL_TABLE, choice);
  const read: ReadOfficial = {
    ...{ year, sheets: sheetSizes(sheets), place: null, columns: {} },
    ...{ rows: 0, faultyRows: 0, leftOut: 0, levels: [], unknown: [], faults: [], faultCount: 0 },
  };
  if (!heading) {
    const rows = sheets.reduce((sum, own) => sum + own.rows.length, 0);
    const fault: OfficialFault = { line: 0, column: '', code: 'headingMissing', found: '' };
    return { ...read, rows, leftOut: rows, faults: [fault], faultCount: 1 };
  }
  const sheet = sheets[heading.sheet];
  const { columns, line } = heading;
  Object.assign(read, { place: { sheet: sheet.name, line }, columns });
  const { fault, takeAll } = createReader(heading, rules, read);
  const stated = titleYear(sheet.rows.filter((row) => row.line < line));
  if (stated && year !== null && stated.year !== year) fault('', stated.line, 'yearOther', String(stated.year));
  read.year ??= stated?.year ?? null;
  const named = [columns.school, columns.login];
  const whole = fillDown(mergedBelow(sheet, line + heading.rows).filter((area) => isDown(area, named)));
  const rows = rowsUnder(sheets, heading).map(whole);
  read.rows = rows.length;
  takeAll(rows);
  return read;
}
