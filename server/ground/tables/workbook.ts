/** Tables in XLSX workbooks: the first visible sheet, row by row, so that a large one is never whole in memory. */
import { openArchive } from './archive.ts';
import { isEmptyRow, MOST_ROWS, type RowSink } from './row.ts';
import { createSheetReader } from './sheet.ts';
import { TableFault } from './table-fault.ts';
import { dateStyles, firstSheet, sharedTexts } from './workbook-parts.ts';
import { readXml } from './xml.ts';

/**
 * Reads the first visible sheet.
 * @returns the merged areas of the sheet, for instance `A1:C1`
 * @throws TableFault
 */
export async function readWorkbook(bytes: Buffer, sink: RowSink): Promise<string[]> {
  const archive = await openArchive(bytes);
  const { part, name } = await firstSheet(archive);
  const context = { texts: await sharedTexts(archive), dateStyles: await dateStyles(archive) };
  let rows = 0;
  const sheet = createSheetReader(context, (row) => {
    if (isEmptyRow(row.cells)) return;
    rows += 1;
    if (rows > MOST_ROWS) throw new TableFault('tooManyRows', String(MOST_ROWS));
    sink(row);
  });
  await readXml(archive.pieces(part), sheet, () => new TableFault('brokenXml', String(sheet.line())));
  if (rows === 0) throw new TableFault('emptyTable', name);
  return sheet.merged;
}
