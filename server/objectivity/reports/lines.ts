/** The lines of a report by school, row by row as they come: names and values as they stand in the file. Pure. */

import { foldHeading } from '../../../surveys/fold.ts';
import type { CellFault, CellFaultCode } from '../../ground/db/stored/schemas.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { isMaxima, type ReportColumns, startsWith } from '../imports/recognition.ts';

const kinds = fileWords.reports;

/** What stands in one line; the block of rows of a comparison counts as one. */
export type ReportLine = {
  line: number;
  name: string;
  /** What the file says of how many schools the line stands for; null where it says nothing. */
  schools: number | null;
  participants: number;
  values: number[];
};

export type ReadLines = {
  lines: ReportLine[];
  /** The row of maxima of the items. */
  maxima: number[] | null;
  rows: number;
  leftOut: Record<string, number>;
  faultyRows: number;
  faults: CellFault[];
  /** The most digits after a comma. */
  decimals: number;
};

/** Two digits are what reports show; a stored share has more, which say nothing. */
const MOST_DECIMALS = 4;
const MOST_PARTICIPANTS = 100_000_000;

export function createLineReader(columns: ReportColumns) {
  const read: ReadLines = { lines: [], maxima: null, rows: 0, leftOut: {}, faultyRows: 0, faults: [], decimals: 0 };
  const block = columns.inBlocks ? createBlocks(columns, read) : null;

  let titleSeen = false;
  let isOver = false;

  function take(row: Row): void {
    const name = row.cells[columns.group] ?? '';
    // A heading under a title of its own begins another table.
    isOver ||= titleSeen && kinds.group.includes(foldHeading(name));
    if (isOver) {
      read.rows += 1;
      leave(read, 'otherTable');
      return;
    }
    titleSeen = row.cells.filter((cell) => cell !== '').length === 1;
    if (block && !isMaxima(name)) {
      block.take(row, name);
      return;
    }
    read.rows += 1;
    if (isMaxima(name)) {
      leave(read, 'maxima');
      const cells = createCells(row, read);
      read.maxima = columns.values.map(({ column }) => cells.number(column, MOST_PARTICIPANTS) ?? 0);
      cells.forget();
      return;
    }
    const filled = row.cells.filter((cell) => cell !== '').length;
    if (name === '' && (row.cells[columns.participants] ?? '') !== '') {
      read.faultyRows += 1;
      read.faults.push(faultAt(row.line, columns.group, 'schoolMissing'));
      return;
    }
    if (name === '' || filled === 1 || kinds.group.includes(foldHeading(name))) {
      leave(read, filled > 1 && name !== '' ? 'heading' : 'note');
      return;
    }
    if (startsWith(name, kinds.footers)) {
      leave(read, 'footer');
      return;
    }
    const cells = createCells(row, read);
    const participants = cells.count(columns.participants);
    const schools = columns.schools === null || row.cells[columns.schools] === '' ? null : cells.count(columns.schools);
    const values = columns.values.map(({ column }) => cells.number(column, MOST_PARTICIPANTS));
    if (cells.isWhole() && participants !== null && values.every((value) => value !== null))
      read.lines.push({ line: row.line, name, schools, participants, values });
    else read.faultyRows += 1;
  }

  function end(): ReadLines {
    block?.end();
    return read;
  }

  return { take, end };
}

export function leave(read: Pick<ReadLines, 'leftOut'>, why: string): void {
  read.leftOut[why] = (read.leftOut[why] ?? 0) + 1;
}

export const faultAt = (line: number, column: number, code: CellFaultCode, found = '', expected = ''): CellFault => ({
  ...{ line, column: columnLetters(column), code, found: found.slice(0, 30), expected },
});

/** The numbers of a row; what is none is noted as a fault. */
function createCells({ cells, line, odd }: Row, read: ReadLines) {
  const before = read.faults.length;
  function number(column: number, most: number): number | null {
    const text = (cells[column] ?? '').replace(/\s*%$/, '').replace(/(?<=\d)[\s\u00A0](?=\d{3}(?:\D|$))/g, '');
    const strange = odd?.get(column);
    // A formula counts by its stored value.
    if (strange && !(strange === 'formula' && text !== '')) read.faults.push(faultAt(line, column, strange, text));
    else if (!/^\d{1,9}(?:[.,]\d{1,17})?$/.test(text))
      read.faults.push(faultAt(line, column, text.startsWith('-') && text.length > 1 ? 'negative' : 'notNumber', text));
    else {
      const value = Number(text.replace(',', '.'));
      const digits = (/[.,](\d+)$/.exec(text)?.[1] ?? '').replace(/0+$/, '').length;
      read.decimals = Math.max(read.decimals, Math.min(MOST_DECIMALS, digits));
      if (value <= most) return value;
      read.faults.push(faultAt(line, column, 'overMaximum', text, String(most)));
    }
    return null;
  }
  function count(column: number): number | null {
    const value = number(column, MOST_PARTICIPANTS);
    if (value === null || Number.isInteger(value)) return value;
    read.faults.push(faultAt(line, column, 'notWhole', cells[column]));
    return null;
  }
  return {
    number,
    count,
    isWhole: () => read.faults.length === before,
    /** What was noted of this row is nobody's fault. */
    forget: () => void read.faults.splice(before),
  };
}

const SIDES = [kinds.lower, kinds.equal, kinds.higher];

/** A name, then rows of what was lower, equal and higher than the journal's mark, perhaps with their sum. */
function createBlocks(columns: ReportColumns, read: ReadLines) {
  let open: {
    line: number;
    name: string;
    sides: (number | null)[];
    all: number | null;
    rows: number;
    at: number;
  } | null = null;

  function close(): void {
    if (!open) return;
    const { all, at, line, name, rows, sides } = open;
    open = null;
    const values = sides.filter((side) => side !== null);
    const sum = values.reduce((total, value) => total + value, 0);
    if (values.length < SIDES.length) {
      read.faultyRows += 1;
      if (at === read.faults.length) read.faults.push(faultAt(line, columns.group, 'totalMissing', name));
    } else if (all !== null && all !== sum) {
      read.faultyRows += 1;
      read.faults.push(faultAt(line + rows - 1, columns.participants, 'sumMismatch', String(all), String(sum)));
    } else read.lines.push({ line, name, schools: null, participants: sum, values });
  }

  function take(row: Row, name: string): void {
    const side = SIDES.findIndex((words) => startsWith(name, words));
    if (side < 0 && !startsWith(name, kinds.all)) {
      close();
      read.rows += 1;
      open = { line: row.line, name, sides: [null, null, null], all: null, rows: 1, at: read.faults.length };
      return;
    }
    if (!open) {
      read.rows += 1;
      leave(read, 'note');
      return;
    }
    open.rows += 1;
    const value = createCells(row, read).count(columns.participants);
    if (side >= 0) open.sides[side] = value;
    else open.all = value;
  }
  return { take, end: close };
}
