/** Merged cells of a sheet: where they lie, and a text that stands once for several rows. Pure. */
import { columnLetters, type Row } from './row.ts';
import type { SheetShape } from './sheets.ts';

/** From 0 for columns; lines as a spreadsheet numbers them. */
export type Area = { column: number; lastColumn: number; line: number; lastLine: number };

const AREA = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/;

/** The merged areas that reach into the rows of the table: titles above it may be merged as they like. */
export function mergedBelow({ merged }: Pick<SheetShape, 'merged'>, firstLine: number): Area[] {
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

/** As a spreadsheet names it: `A1:C1`. */
export const areaName = ({ column, lastColumn, lastLine, line }: Area): string =>
  `${columnLetters(column)}${line}:${columnLetters(lastColumn)}${lastLine}`;

/** Whether the area is a cell of one of the columns that stands once for several rows, as the name of a school does. */
export const isDown = ({ column, lastColumn }: Area, columns: readonly (number | null | undefined)[]): boolean =>
  column === lastColumn && columns.includes(column);

/** @returns gives each row what the first cell of a merged area says */
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
