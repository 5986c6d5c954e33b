/** A table file of any kind as sheets whose rows are all there: for registers, whose table has to be found first. */
import { boundedSink } from './bounded-sink.ts';
import { readTable } from './read-table.ts';
import type { Row } from './row.ts';
import { TableFault } from './table-fault.ts';
import { openWorkbook } from './workbook.ts';

/** `name` is empty for a file of text, which has one sheet. */
export type Sheet = { name: string; rows: Row[] };

/**
 * @param mostRows of all sheets together
 * @throws TableFault also where no sheet holds anything
 */
export async function readSheets(bytes: Buffer, mostRows: number): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  const sink = boundedSink(mostRows, (row) => sheets.at(-1)?.rows.push(row));
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const workbook = await openWorkbook(bytes);
    for (const [index, name] of workbook.names.entries()) {
      sheets.push({ name, rows: [] });
      await workbook.read(index, sink);
    }
  } else {
    sheets.push({ name: '', rows: [] });
    await readTable(bytes, sink);
  }
  if (sheets.every(({ rows }) => rows.length === 0)) throw new TableFault('emptyTable', sheets[0].name);
  return sheets;
}
