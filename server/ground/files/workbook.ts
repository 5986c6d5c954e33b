/** Tables that people take along as a workbook. */
import writeExcel from 'write-excel-file/node';
import { type Cell, safeCell } from './cells.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** @returns a workbook with one sheet; texts cannot become formulas (`cells.ts`) */
export function workbook(header: string[], rows: Cell[][]): Promise<Buffer> {
  return writeExcel([header, ...rows].map((row) => row.map(safeCell))).toBuffer();
}
