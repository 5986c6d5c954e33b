/** Tables in XLSX workbooks, row by row, so that a large one is never whole in memory. */
import { type Archive, openArchive } from './archive.ts';
import { isEmptyRow, MOST_ROWS, type RowSink } from './row.ts';
import { createSheetReader, type SheetContext } from './sheet.ts';
import { TableFault } from './table-fault.ts';
import { dateStyles, readBook, type SheetPart, sharedTexts } from './workbook-parts.ts';
import { readXml } from './xml.ts';

export type OpenWorkbook = {
  /** Names of the visible sheets in their order; there is at least one. */
  names: string[];
  /**
   * Reads a sheet; rows without any text are left out.
   * @returns its merged areas, for instance `A1:C1`, and how many rows it has
   * @throws TableFault
   */
  read(sheet: number, sink: RowSink): Promise<{ merged: string[]; rows: number }>;
};

/** @throws TableFault */
export async function openWorkbook(bytes: Buffer): Promise<OpenWorkbook> {
  const archive = await openArchive(bytes);
  const { from1904, sheets } = await readBook(archive);
  const context = { texts: await sharedTexts(archive), dateStyles: await dateStyles(archive), from1904 };
  return {
    names: sheets.map(({ name }) => name),
    read: (sheet, sink) => readSheet(archive, sheets[sheet], context, sink),
  };
}

async function readSheet(archive: Archive, { part }: SheetPart, context: SheetContext, sink: RowSink) {
  let rows = 0;
  const sheet = createSheetReader(context, (row) => {
    if (isEmptyRow(row.cells)) return;
    rows += 1;
    if (rows > MOST_ROWS) throw new TableFault('tooManyRows', String(MOST_ROWS));
    sink(row);
  });
  await readXml(archive.pieces(part), sheet, () => new TableFault('brokenXml', String(sheet.line())));
  return { merged: sheet.merged, rows };
}

/**
 * Reads the first visible sheet.
 * @returns its merged areas
 * @throws TableFault
 */
export async function readWorkbook(bytes: Buffer, sink: RowSink): Promise<string[]> {
  const workbook = await openWorkbook(bytes);
  const { merged, rows } = await workbook.read(0, sink);
  if (rows === 0) throw new TableFault('emptyTable', workbook.names[0]);
  return merged;
}
