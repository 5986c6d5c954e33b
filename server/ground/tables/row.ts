/** One row of a table, whatever kind of file it stands in. */

/** A cell that is not what it seems: its text is shown, but it must not be taken as a value. */
export type OddCell = 'formula' | 'date' | 'error';

export type Row = {
  /** The number that a spreadsheet or an editor shows for it. */
  line: number;
  /** Texts by column, each as one sees it (`clean`). */
  cells: string[];
  /** By column, where there are any. */
  odd: Map<number, OddCell> | null;
  /** By column the days (YYYY-MM-DD) of cells that a workbook shows as dates, where there are any. */
  days: Map<number, string> | null;
};

/** Receives each row that is not empty, in order. */
export type RowSink = (row: Row) => void;

export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;
/** Excel keeps no more signs in a cell. */
export const MOST_CELL_LENGTH = 32_767;

export const isEmptyRow = (cells: string[]): boolean => cells.every((cell) => cell === '');

/** The letters by which a spreadsheet names a column. @param column from 0 */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
