/** Tables in XLSX workbooks: the first visible sheet, row by row, so that a large one is never whole in memory. */
import { type Archive, openArchive } from './archive.ts';
import { isEmptyRow, MOST_COLUMNS, MOST_ROWS, type RowSink } from './row.ts';
import { attribute, dateStyles, readSheetRow, type SheetContext, sharedTexts, tagsNamed } from './sheet-xml.ts';
import { TableFault } from './table-fault.ts';

/** One row may not be longer: a broken file without row ends would otherwise be gathered whole. */
const MOST_ROW_LENGTH = 2 * 1024 * 1024;
const ROW = /<(?:\w+:)?row((?:\s[^>]*?)?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;

/**
 * Reads the first visible sheet.
 * @returns the merged areas of the sheet, for instance `A1:C1`
 * @throws TableFault
 */
export async function readWorkbook(bytes: Buffer, sink: RowSink): Promise<string[]> {
  const archive = await openArchive(bytes);
  const { part, name } = await firstSheet(archive);
  const context: SheetContext = {
    texts: sharedTexts((await archive.text('xl/sharedStrings.xml')) ?? ''),
    dateStyles: dateStyles((await archive.text('xl/styles.xml')) ?? ''),
  };
  const counted = countRows(sink);
  const rest = await readRows(archive.pieces(part), context, counted.sink);
  if (counted.rows() === 0) throw new TableFault('emptyTable', name);
  return tagsNamed(rest, 'mergeCell').flatMap((tag) => attribute(tag, 'ref') ?? []);
}

async function firstSheet(archive: Archive): Promise<{ part: string; name: string }> {
  const workbook = await archive.text('xl/workbook.xml');
  const relations = await archive.text('xl/_rels/workbook.xml.rels');
  if (workbook === null || relations === null) throw new TableFault('notWorkbook');
  const sheet = tagsNamed(workbook, 'sheet').find((tag) => (attribute(tag, 'state') ?? 'visible') === 'visible');
  const id = sheet && /\s\w*:?id\s*=\s*["']([^"']+)["']/.exec(sheet)?.[1];
  const relation = tagsNamed(relations, 'Relationship').find((tag) => attribute(tag, 'Id') === id);
  const target = relation && attribute(relation, 'Target');
  if (!sheet || !target) throw new TableFault('notWorkbook');
  const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return { part, name: attribute(sheet, 'name') ?? '' };
}

function countRows(sink: RowSink): { sink: RowSink; rows(): number } {
  let rows = 0;
  return {
    rows: () => rows,
    sink(row) {
      if (isEmptyRow(row.cells)) return;
      rows += 1;
      if (rows > MOST_ROWS) throw new TableFault('tooManyRows', String(MOST_ROWS));
      if (row.cells.length > MOST_COLUMNS) throw new TableFault('tooManyColumns', String(MOST_COLUMNS));
      sink(row);
    },
  };
}

/** @returns what follows the last row: there the merged areas are listed */
async function readRows(pieces: AsyncGenerator<string>, context: SheetContext, sink: RowSink): Promise<string> {
  let pending = '';
  let line = 0;
  for await (const piece of pieces) {
    pending += piece;
    let end = 0;
    for (const match of pending.matchAll(ROW)) {
      const row = readSheetRow(match[1], match[2] ?? '', line + 1, context);
      line = row.line;
      end = match.index + match[0].length;
      sink(row);
    }
    pending = pending.slice(end);
    if (pending.length > MOST_ROW_LENGTH) throw new TableFault('brokenXml', String(line + 1));
  }
  if (/<(?:\w+:)?row[\s>]/.test(pending) || !/<\/(?:\w+:)?worksheet>\s*$/.test(pending)) {
    throw new TableFault('brokenXml', String(line + 1));
  }
  return pending;
}
