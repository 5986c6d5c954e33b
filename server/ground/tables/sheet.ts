/** The rows of a sheet, one after the other, as its XML is read. */
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { clean } from '../../../surveys/fold.ts';
import { dayOfSerial } from './day-serial.ts';
import { MOST_CELL_LENGTH, MOST_COLUMNS, MOST_ROWS, type OddCell, type RowSink } from './row.ts';
import { TableFault } from './table-fault.ts';
import { createRuns } from './workbook-parts.ts';
import type { Attributes, XmlReader } from './xml.ts';

/** What a cell's own text refers to. */
export type SheetContext = {
  texts: readonly string[];
  dateStyles: ReadonlySet<string>;
  /** Whether days are counted from 1904, as Excel for Mac did. */
  from1904: boolean;
};

/** Of a sheet, those that hold nothing included. */
const MOST_CELLS = MOST_ROWS * MOST_COLUMNS;
/** Excel keeps no more rows; the empty ones count too. */
const MOST_LINES = 1_048_576;
/** Nobody reads more of them. */
const MOST_MERGED = 1_000;

type Cell = { column: number; type: string | undefined; style: string; value: string };

export type SheetReader = XmlReader & {
  /** The line that is being read, or comes next. */
  line(): number;
  /** The areas of merged cells, for instance `A1:C1`; the first thousand. */
  merged: string[];
};

/** @param sink gets every row, the empty ones too */
export function createSheetReader({ dateStyles, from1904, texts }: SheetContext, sink: RowSink): SheetReader {
  const merged: string[] = [];
  let line = 0;
  let lines = 0;
  let count = 0;
  let cells: string[] | null = null;
  let odd: Map<number, OddCell> | null = null;
  let days: Map<number, string> | null = null;
  let isTooWide = false;
  let cell: Cell | null = null;
  let isFilled = false;
  let isFormula = false;
  /** Of the value: not begun, being read, over. */
  let value: 'before' | 'within' | 'after' = 'before';
  const place = () => (cells ? line : line + 1);
  const broken = () => new TableFault('brokenXml', String(place()));
  const runs = createRuns(broken);

  function beginRow({ r }: Attributes): void {
    lines += 1;
    if (lines > MOST_LINES) throw new TableFault('tooManyRows', String(MOST_ROWS));
    const own = Number(r);
    line = Number.isInteger(own) ? own : line + 1;
    cells = [];
    odd = null;
    days = null;
  }

  function beginCell({ r, s = '', t }: Attributes, next: number): void {
    count += 1;
    if (count > MOST_CELLS) throw new TableFault('tooManyRows', String(MOST_ROWS));
    cell = { column: columnOf(r, next), type: t, style: s, value: '' };
    isFilled = false;
    isFormula = false;
    value = 'before';
    runs.begin();
  }

  function endCell(own: Cell, row: string[]): void {
    const { column } = own;
    const text = cellText(own);
    // Whole rows are coloured to the last column of a sheet: what holds nothing there is no part of the table.
    if (column >= MOST_COLUMNS) {
      isTooWide ||= text !== '';
      return;
    }
    while (row.length < column) row.push('');
    row[column] = text;
    const kind = oddKind(own);
    if (kind) odd = (odd ?? new Map<number, OddCell>()).set(column, kind);
    const day = dayOf(own);
    if (day) days = (days ?? new Map<number, string>()).set(column, day);
  }

  function cellText({ type, value: own }: Cell): string {
    if (type === 'inlineStr') return clean(runs.whole());
    if (type !== 's') return clean(own);
    return own === '' ? '' : (texts[Number(own)] ?? '');
  }

  function oddKind({ style, type }: Cell): OddCell | null {
    if (type === 'e') return 'error';
    if (isFormula) return 'formula';
    if (type === 'd') return 'date';
    const isNumber = type === undefined || type === 'n';
    return isNumber && isFilled && dateStyles.has(style) ? 'date' : null;
  }

  /** Also of a formula: its stored value is a day when the cell shows one. */
  function dayOf({ style, type, value: own }: Cell): string | null {
    if (type === 'd') return isCalendarDay(own.slice(0, 10)) ? own.slice(0, 10) : null;
    const isNumber = type === undefined || type === 'n';
    return isNumber && dateStyles.has(style) ? dayOfSerial(own, from1904) : null;
  }

  return {
    merged,
    line: place,
    open(name, attributes) {
      if (cell) {
        isFilled = true;
        if (name === 'v' && value === 'before') value = 'within';
        else if (name === 'f') isFormula = true;
        runs.open(name);
      } else if (name === 'c' && cells) beginCell(attributes, cells.length);
      else if (name === 'row') beginRow(attributes);
      else if (name === 'mergeCell' && attributes.ref && merged.length < MOST_MERGED) merged.push(attributes.ref);
    },
    text(text) {
      if (!cell) return;
      isFilled = true;
      if (value === 'within') cell.value += text;
      else runs.text(text);
      if (cell.value.length > MOST_CELL_LENGTH) throw broken();
    },
    close(name) {
      if (cell) {
        if (name === 'v' && value === 'within') value = 'after';
        runs.close(name);
        if (name !== 'c' || !cells) return;
        endCell(cell, cells);
        cell = null;
      } else if (name === 'row' && cells) {
        if (isTooWide) throw new TableFault('tooManyColumns', String(MOST_COLUMNS));
        sink({ line, cells, odd, days });
        cells = null;
      }
    },
  };
}

/** @param reference as in `B7` @param next the column of a cell that does not say where it stands */
function columnOf(reference: string | undefined, next: number): number {
  let column = 0;
  // The letters of the last column there can be are three.
  for (let at = 0; at < 4; at += 1) {
    const letter = (reference?.charCodeAt(at) ?? Number.NaN) - 64;
    if (!(letter >= 1 && letter <= 26)) break;
    column = column * 26 + letter;
  }
  return column === 0 ? next : column - 1;
}
