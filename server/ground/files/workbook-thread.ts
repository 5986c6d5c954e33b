/** Writes a workbook in a thread: a region's results take a second. */
import writeExcel from 'write-excel-file/node';
import { threadTask } from '../thread-work.ts';
import { safeCell } from './cells.ts';
import type { Sheet } from './workbook.ts';

export default threadTask((sheets: Sheet[]): Promise<Uint8Array> => {
  const safe = sheets.map(({ name, rows, widths = [] }) => ({
    data: rows.map((row) => row.map(safeCell)),
    ...(name !== undefined && { sheet: name }),
    ...(widths.length > 0 && { columns: widths.map((width) => ({ width })) }),
  }));
  return writeExcel(safe).toBuffer();
});
