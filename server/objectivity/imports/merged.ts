/** Merged cells of a sheet of results. Pure but for the reading. */
import type { CellFault, Mapping } from '../../ground/db/stored/schemas.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import type { SheetShape } from '../../ground/tables/sheets.ts';

/** From 0 for columns; lines as a spreadsheet numbers them. */
export type Area = { column: number; lastColumn: number; line: number; lastLine: number };

const AREA = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/;

/** The merged areas that reach into the rows of the table: titles above it may be merged as they like. */
export function mergedBelow({ merged }: SheetShape, firstLine: number): Area[] {
  return merged.flatMap((reference) => {
    const [, column, line, lastColumn = column, lastLine = line] = AREA.exec(reference) ?? [];
    if (column === undefined || Number(lastLine) < firstLine) return [];
    const area = {
      column: columnAt(column),
      lastColumn: columnAt(lastColumn),
      line: Number(line),
      lastLine: Number(lastLine),
    };
    return [area];
  });
}

const columnAt = (letters: string): number =>
  [...letters].reduce((column, letter) => 26 * column + letter.charCodeAt(0) - 64, 0) - 1;

/** Whether the area is the name or login of a school that stands once for all its rows. */
/** Whether the area lies over a column that is read. */
export const isUsed = ({ column, lastColumn }: Area, { items, ...fields }: Mapping): boolean =>
  [...Object.values(fields), ...items.map((item) => item.column)].some(
    (used) => typeof used === 'number' && column <= used && used <= lastColumn,
  );

export const isNameOver = (
  { column, lastColumn }: Area,
  { login, school }: Pick<Mapping, 'school' | 'login'>,
): boolean => column === lastColumn && (column === school || column === login);

/** @returns gives each row what the first cell of a merged area says of its school */
export function fillDown(areas: readonly Area[]): (row: Row) => Row {
  const ordered = areas.toSorted((a, b) => a.line - b.line);
  const texts = new Map<Area, string>();
  const open: Area[] = [];
  return (row) => {
    while (ordered[0] && ordered[0].line <= row.line) open.push(...ordered.splice(0, 1));
    const own = open.filter(({ lastLine }) => row.line <= lastLine);
    open.splice(0, open.length, ...own);
    if (own.length === 0) return row;
    const cells = [...row.cells];
    for (const area of own) {
      if (row.line === area.line) texts.set(area, cells[area.column] ?? '');
      else cells[area.column] = texts.get(area) ?? '';
    }
    return { ...row, cells };
  };
}

export const mergedFault = ({ column, lastColumn, lastLine, line }: Area): CellFault => ({
  line,
  column: columnLetters(column),
  code: 'merged',
  found: `${columnLetters(column)}${line}:${columnLetters(lastColumn)}${lastLine}`,
  expected: '',
});
