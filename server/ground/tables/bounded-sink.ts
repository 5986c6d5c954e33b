/** For tables whose rows are gathered and sent on: a text that thousands of cells share takes its place in each of them then. */
import type { RowSink } from './row.ts';
import { TableFault } from './table-fault.ts';

const MOST_MEGABYTES = 8;
const MOST_SIGNS = MOST_MEGABYTES * 1024 * 1024;

/** @throws TableFault `tooManyRows`, `tooBig` from what it returns */
export function boundedSink(mostRows: number, sink: RowSink): RowSink {
  let rows = 0;
  let signs = 0;
  return (row) => {
    rows += 1;
    if (rows > mostRows) throw new TableFault('tooManyRows', String(mostRows));
    for (const cell of row.cells) signs += cell.length;
    if (signs > MOST_SIGNS) throw new TableFault('tooBig', String(MOST_MEGABYTES));
    sink(row);
  };
}
