/** Reads a file of a register in a thread: finds its table and hands out its rows by the meaning of columns. */
import type { Localized } from '../../../surveys/schema.ts';
import { type Choice, cellName } from '../../ground/tables/heading.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import type { FoundTable, ReadingTrouble } from './schemas.ts';

/** How a kind of register calls its columns; kept as content in `server/people/imports/tables`. */
export type RegisterColumns = {
  /** By the meaning of a column its title in a template, and the names under which files know it. */
  columns: Record<string, { title: Localized; names: string[] }>;
  /** Lists of columns of which one must be there whole. */
  required: string[][];
  /** How rows begin that sum up the rows above them. */
  footers: string[];
};

/** A row by the meaning of its columns. `text` as one sees it; `day` where a workbook shows a date. */
export type RegisterRow = { line: number; cells: Record<string, { text: string; day: string | null }> };

export type ReadRegister = {
  table: FoundTable;
  /** The texts above the heading: titles of the table. */
  above: string[];
  rows: RegisterRow[];
  /** Rows that sum up others. */
  footers: number;
};

export type RegisterTask = { bytes: Uint8Array; columns: RegisterColumns; choice: Choice };
export type RegisterReply = ReadRegister | { trouble: ReadingTrouble };

const read = createTableReading<RegisterTask, RegisterReply>(new URL('./register-file-thread.ts', import.meta.url));

/** @returns `trouble` where the file has no such table; nothing is thrown for what a file holds */
export async function readRegister(
  bytes: Uint8Array,
  columns: RegisterColumns,
  choice: Choice,
): Promise<RegisterReply> {
  return read({ bytes, columns, choice }).catch((error: unknown) => {
    if (!(error instanceof TableFault)) throw error;
    return { trouble: { code: error.code, detail: error.detail } };
  });
}

/** The text of a cell; empty where the file has no such column. */
export const textAt = ({ cells }: RegisterRow, column: string): string => cells[column]?.text ?? '';

/** The cell as a spreadsheet names it; the first cell of the row where the file has no such column. */
export const placeOf = ({ columns }: FoundTable, { line }: RegisterRow, column: string): string =>
  cellName(columns[column] ?? 0, line);
