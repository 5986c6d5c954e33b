/** Writes a workbook in a thread: a region's results take a second. */
import writeExcel from 'write-excel-file/node';
import { threadTask } from '../thread-work.ts';
import { type Cell, safeCell } from './cells.ts';

export default threadTask(
  (rows: Cell[][]): Promise<Uint8Array> => writeExcel(rows.map((row) => row.map(safeCell))).toBuffer(),
);
