/** Reads the tables of a Word document row by row, as a spreadsheet is read. */
import mammoth from 'mammoth';
import { clean } from '../../../../surveys/fold.ts';
import { openArchive } from '../../../ground/tables/archive.ts';
import { isEmptyRow, MOST_ROWS, type RowSink } from '../../../ground/tables/row.ts';
import { TableFault } from '../../../ground/tables/table-fault.ts';

/** What the library hands to a transformer, as far as it is read here. */
type Node = { type: string; value?: string; children?: Node[] };

/** Whether the bytes are a Word document and not a workbook. @throws TableFault when they are no archive */
export async function isWordDocument(bytes: Buffer): Promise<boolean> {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return false;
  return (await openArchive(bytes)).names.has('word/document.xml');
}

function textOf({ children = [], type, value }: Node): string {
  if (value !== undefined) return value;
  if (type === 'break' || type === 'tab') return ' ';
  const inner = children.map(textOf).join('');
  return type === 'paragraph' ? `${inner}\n` : inner;
}

const rowsOf = (node: Node): Node[] => (node.type === 'tableRow' ? [node] : (node.children ?? []).flatMap(rowsOf));

/** Lines count the rows of all tables of the document. @throws TableFault when the document cannot be read or has no table */
export async function readDocumentTable(bytes: Buffer, sink: RowSink): Promise<void> {
  let rows: Node[] = [];
  const transformDocument = (document: Node): Node => {
    rows = rowsOf(document);
    return document;
  };
  try {
    await mammoth.convertToHtml({ buffer: bytes }, { transformDocument });
  } catch {
    throw new TableFault('brokenXml', 'word/document.xml');
  }
  if (rows.length === 0) throw new TableFault('emptyTable');
  if (rows.length > MOST_ROWS) throw new TableFault('tooManyRows', String(MOST_ROWS));
  for (const [index, row] of rows.entries()) {
    const cells = (row.children ?? []).map((cell) => clean(textOf(cell)));
    if (!isEmptyRow(cells)) sink({ line: index + 1, cells, odd: null, days: null });
  }
}
