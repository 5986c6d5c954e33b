/**
 * Where a table begins in a file that people made: which sheet, which row or two rows are its heading, and which column means what.
 * Titles may stand above it, its heading may be two rows (`by classes` over `1st`, `2nd` …). Columns are known by the names they go by. Pure.
 */
import { foldHeading } from '../../../surveys/fold.ts';
import { columnLetters, type Row } from './row.ts';
import type { Sheet } from './sheets.ts';

/** By column the names under which files know it, in any case. */
export type ColumnNames = Record<string, readonly string[]>;

/** What is looked for. `required`: without all columns of one of the lists there is no table. */
export type Wanted = { names: ColumnNames; required: readonly (readonly string[])[] };

/** What a person has chosen instead: a sheet by its name, the line of the (upper) heading row, columns from 0 or null for none. */
export type Choice = { sheet?: string; line?: number; columns?: Record<string, number | null> };

/** Where a table was found: its sheet by its name, the line of its (upper) heading row as a spreadsheet numbers it. */
export type Place = { sheet: string; line: number };

/** All sheets of a file with their numbers of rows that hold anything; a text or a Word document is one without a name. */
export const sheetSizes = (sheets: readonly Sheet[]): { name: string; rows: number }[] =>
  sheets.map(({ name, rows }) => ({ name, rows: rows.length }));

/**
 * Of which row is said what it lacks where no heading was found: the one that a person has chosen, else the first one.
 * @param sheets as `readSheets` reads them: one of them at least has rows
 */
export function lackingRow(sheets: readonly Sheet[], { line, sheet }: Choice): { sheet: Sheet; at: number } {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const chosen = filled.find(({ name }) => sheet === undefined || name === sheet) ?? filled[0];
  return {
    sheet: chosen,
    at: Math.max(
      0,
      chosen.rows.findIndex((row) => row.line === line),
    ),
  };
}

export type Heading = {
  /** From 0. */
  sheet: number;
  /** The line of the upper heading row, as a spreadsheet numbers it, and how many rows it has. */
  line: number;
  rows: 1 | 2;
  /** Columns from 0. */
  columns: Record<string, number>;
  /** What stands over each column, both rows joined. */
  titles: string[];
};

/** A heading stands among the first rows of its sheet, where nobody says that it stands elsewhere. */
const MOST_ROWS_ABOVE = 40;

/** The rows that may be a heading, each with its place among the rows. */
export const possibleHeadings = ({ rows }: Sheet, { line }: Choice): [number, Row][] =>
  line === undefined
    ? [...rows.slice(0, MOST_ROWS_ABOVE).entries()]
    : [...rows.entries()].filter(([, row]) => row.line === line);

/** @returns null where no sheet has a heading with all columns of one of the lists that are required */
export function findHeading(sheets: readonly Sheet[], wanted: Wanted, choice: Choice = {}): Heading | null {
  const names = foldedNames(wanted.names);
  let best: Heading | null = null;
  for (const [index, sheet] of sheets.entries()) {
    if (choice.sheet !== undefined && choice.sheet !== sheet.name) continue;
    for (const [at, row] of possibleHeadings(sheet, choice)) {
      for (const found of headingsAt(sheet, at, names)) {
        const columns = chosen(found.columns, choice.columns);
        if (!wanted.required.some((list) => list.every((name) => columns[name] !== undefined))) continue;
        if (best && Object.keys(best.columns).length >= Object.keys(columns).length) continue;
        best = { ...found, columns, sheet: index, line: row.line };
      }
    }
  }
  return best;
}

/** The rows of a table under its heading; the numbers of its columns (`1 2 3 …`), which orders put there, belong to the heading. */
export function rowsUnder(
  sheets: readonly Sheet[],
  { line, rows, sheet }: Pick<Heading, 'line' | 'rows' | 'sheet'>,
): Row[] {
  const under = sheets[sheet].rows.filter((row) => row.line >= line + rows);
  return under[0] && isNumbering(under[0]) ? under.slice(1) : under;
}

const LEAST_NUMBERED = 3;

function isNumbering({ cells }: Row): boolean {
  const filled = cells.filter((cell) => cell !== '');
  return (
    filled.length >= LEAST_NUMBERED && filled.every((cell, index) => cell.replace(/\.$/, '') === String(index + 1))
  );
}

/** As a spreadsheet names it: `D72`. @param column from 0 */
export const cellName = (column: number, line: number): string => `${columnLetters(column)}${line}`;

function foldedNames(names: ColumnNames): Map<string, string> {
  return new Map(Object.entries(names).flatMap(([column, list]) => list.map((name) => [foldHeading(name), column])));
}

/** By column the names that stand over it, where the heading is one row and where it is two. */
export type HeadingTitles = { rows: 1 | 2; titles: string[][] };

/** What the row may be as a heading, and with the row that follows at once. */
export function headingTitles(rows: readonly Row[], at: number): HeadingTitles[] {
  const [upper, lower] = [rows[at], rows[at + 1]];
  const one = { rows: 1 as const, titles: upper.cells.map((title) => [title]) };
  if (lower?.line !== upper.line + 1) return [one];
  return [one, { rows: 2, titles: joinRows(upper.cells, lower.cells) }];
}

function headingsAt(
  { rows }: Sheet,
  at: number,
  names: Map<string, string>,
): Pick<Heading, 'rows' | 'columns' | 'titles'>[] {
  const [single, double] = headingTitles(rows, at);
  const one = { rows: 1 as const, columns: match(single.titles, names), titles: rows[at].cells };
  if (!double) return [one];
  const columns = match(double.titles, names);
  // Where one of the rows says as much alone, the other is a title above the table or its first row.
  const below = match(
    rows[at + 1].cells.map((title) => [title]),
    names,
  );
  const alone = Math.max(Object.keys(one.columns).length, Object.keys(below).length);
  if (Object.keys(columns).length <= alone) return [one];
  return [one, { rows: 2, columns, titles: double.titles.map((titles) => titles[0]) }];
}

/** By column all that its title may be: both rows joined, the lower one, the upper one. A title over several columns counts for each. */
function joinRows(upper: readonly string[], lower: readonly string[]): string[][] {
  let over = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [own, below] = [upper[column] ?? '', lower[column] ?? ''];
    if (own !== '') over = own;
    else if (below === '') over = '';
    const joined = [own === '' ? over : own, below].filter((text) => text !== '').join(' ');
    return [...new Set([joined, below, own])].filter((text) => text !== '');
  });
}

/** The first column of each name; a title that goes on behind a known name (`ИНН (10 цифр)`) counts where nothing fits better. */
function match(titles: readonly (readonly string[])[], names: Map<string, string>): Record<string, number> {
  const columns: Record<string, number> = {};
  const folded = titles.map((list) => list.map(foldHeading));
  const take = (find: (title: string) => string | undefined): void => {
    for (const [index, list] of folded.entries()) {
      if (Object.values(columns).includes(index)) continue;
      const column = list.map(find).find((name) => name !== undefined && columns[name] === undefined);
      if (column !== undefined) columns[column] = index;
    }
  };
  take((title) => names.get(title));
  take((title) => names.get(title.replace(/ ?\(.*$/, '')));
  return columns;
}

function chosen(found: Record<string, number>, choice: Record<string, number | null> = {}): Record<string, number> {
  const taken = new Set(Object.values(choice));
  const kept = Object.entries(found).filter(([name, column]) => !(name in choice) && !taken.has(column));
  const own = Object.entries(choice).filter((entry): entry is [string, number] => entry[1] !== null);
  return Object.fromEntries([...kept, ...own]);
}
