/** A table file of any kind as sheets whose rows are all there: for registers, whose table has to be found first. */
import { boundedSink } from './bounded-sink.ts';
import { readTable } from './read-table.ts';
import type { Row } from './row.ts';
import { TableFault } from './table-fault.ts';
import { openWorkbook } from './workbook.ts';

/** A sheet as it was handed out: its name, its merged areas (`A1:C1`), how many rows it has. */
export type SheetShape = { name: string; merged: string[]; rows: number };

/**
 * Hands out all rows of all visible sheets, so that a large table is never whole in memory.
 * @throws TableFault also where no sheet holds anything; rows that were handed out before it must be dropped
 */
export async function eachSheetRow(bytes: Buffer, sink: (sheet: number, row: Row) => void): Promise<SheetShape[]> {
  const shapes: SheetShape[] = [];
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const workbook = await openWorkbook(bytes);
    for (const [index, name] of workbook.names.entries()) {
      shapes.push({ name, ...(await workbook.read(index, (row) => sink(index, row))) });
    }
  } else {
    let rows = 0;
    const { merged } = await readTable(bytes, (row) => {
      rows += 1;
      sink(0, row);
    });
    shapes.push({ name: '', merged, rows });
  }
  if (shapes.every(({ rows }) => rows === 0)) throw new TableFault('emptyTable', shapes[0].name);
  return shapes;
}

/** `name` is empty for a file of text, which has one sheet. */
export type Sheet = { name: string; rows: Row[]; merged?: string[] };

/**
 * @param mostRows of all sheets together
 * @throws TableFault also where no sheet holds anything
 */
export async function readSheets(bytes: Buffer, mostRows: number): Promise<(Sheet & Pick<SheetShape, 'merged'>)[]> {
  const sheets: Sheet[] = [];
  const bounded = boundedSink(mostRows, (row) => sheets.at(-1)?.rows.push(row));
  const shapes = await eachSheetRow(bytes, (index, row) => {
    while (sheets.length <= index) sheets.push({ name: '', rows: [] });
    bounded(row);
  });
  return shapes.map(({ merged, name }, index) => ({ name, merged, rows: sheets[index]?.rows ?? [] }));
}
