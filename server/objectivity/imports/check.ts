/** Reads a whole file of results: first what kind of file it is, then every row by the mapping. */
import type { CellFault, Preview } from '../../ground/db/stored/schemas.ts';
import { readTable } from '../../ground/tables/read-table.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { createSchoolFinder } from '../../people/schools/name-index.ts';
import { proposeMapping } from './mapping.ts';
import { holdsName, isNameForCode, isNameHeader } from './names.ts';
import { checkRow, type Result, type RowRules } from './row-check.ts';

const MOST_FAULTS = 1000;
const MOST_NAMES = 10;
const PROGRESS_EVERY = 2000;

export type Inspection = {
  header: string[];
  /** The first value of each column. */
  example: string[];
  rows: number;
  /** Places of cells that hold names of people, at most ten. */
  names: string[];
};

/**
 * What the file is: its columns, its rows, and whether it holds names.
 * @throws TableFault when it is no table, or has no row under its header
 */
export async function inspectTable(bytes: Buffer, test: RowRules['test']): Promise<Inspection> {
  const found: Inspection = { header: [], example: [], rows: 0, names: [] };
  let schoolColumn: number | null = null;
  let pupilColumn: number | null = null;
  await readTable(bytes, ({ cells, line }) => {
    if (found.header.length === 0) {
      found.header = cells;
      ({ school: schoolColumn, pupil: pupilColumn } = proposeMapping(cells, test));
      for (const [column, cell] of cells.entries()) note(isNameHeader(cell), found, column, line);
      return;
    }
    found.rows += 1;
    if (found.rows === 1) found.example = cells.map((cell) => cell.slice(0, 30));
    if (found.names.length >= MOST_NAMES) return;
    cells.forEach((cell, column) => {
      // Schools are often named after people.
      if (column === schoolColumn) return;
      note(column === pupilColumn ? isNameForCode(cell) : holdsName(cell), found, column, line);
    });
  });
  if (found.rows === 0) throw new TableFault('emptyTable');
  return found;
}

function note(isName: boolean, { names }: Inspection, column: number, line: number): void {
  if (isName && names.length < MOST_NAMES) names.push(`${columnLetters(column)}${line}`);
}

export type Checked = { preview: Omit<Preview, 'schools'>; results: Result[]; hasNames: boolean };

/**
 * Every row by the mapping.
 * @param progress is told from time to time how many rows were read
 * @throws TableFault when the file cannot be read
 */
export async function checkTable(bytes: Buffer, rules: RowRules, progress: (rows: number) => void): Promise<Checked> {
  const collected = createCollection(rules);
  let isHeader = true;
  const { merged } = await readTable(bytes, (row) => {
    if (isHeader) {
      isHeader = false;
      return;
    }
    collected.take(row);
    if (collected.preview.rows % PROGRESS_EVERY === 0) progress(collected.preview.rows);
  });
  for (const area of merged) collected.fault(mergedFault(area));
  return collected;
}

function createCollection(rules: RowRules) {
  const preview: Checked['preview'] = {
    rows: 0,
    good: 0,
    absent: 0,
    faultCount: 0,
    faultyRows: 0,
    byCode: {},
    faults: [],
  };
  const results: Result[] = [];
  const seen = new Set<string>();
  const findSchool = createSchoolFinder(rules.schools);
  const state = { preview, results, hasNames: false, take, fault };
  function fault(found: CellFault): void {
    preview.faultCount += 1;
    preview.byCode[found.code] = (preview.byCode[found.code] ?? 0) + 1;
    if (found.code === 'nameForCode') state.hasNames = true;
    if (preview.faults.length < MOST_FAULTS) preview.faults.push(found);
  }
  function take(row: Row): void {
    preview.rows += 1;
    const outcome = checkRow(row, rules, findSchool);
    if (outcome.kind === 'absent') preview.absent += 1;
    else if (outcome.kind === 'faults') refuse(outcome.faults);
    else if (isTwice(outcome.result)) refuse([duplicateFault(row, rules)]);
    else {
      results.push(outcome.result);
      preview.good += 1;
    }
  }
  function refuse(faults: CellFault[]): void {
    preview.faultyRows += 1;
    faults.forEach(fault);
  }
  function isTwice({ pupil, schoolId }: Result): boolean {
    const key = `${schoolId} ${pupil}`;
    const known = seen.has(key);
    seen.add(key);
    return known;
  }
  return state;
}

function duplicateFault({ cells, line }: Row, { mapping }: RowRules): CellFault {
  const column = mapping.pupil ?? 0;
  return {
    line,
    column: columnLetters(column),
    code: 'duplicate',
    found: (cells[column] ?? '').slice(0, 30),
    expected: '',
  };
}

function mergedFault(area: string): CellFault {
  const [, column = '', line = '0'] = /^\$?([A-Z]+)\$?(\d+)/.exec(area) ?? [];
  return { line: Number(line), column, code: 'merged', found: area.slice(0, 30), expected: '' };
}
