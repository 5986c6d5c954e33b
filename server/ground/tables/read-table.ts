/** One way into every kind of table file. */
import { readDelimited } from './delimited.ts';
import type { RowSink } from './row.ts';
import { TableFault } from './table-fault.ts';
import { decodeText, type Encoding } from './text-encoding.ts';
import { readWorkbook } from './workbook.ts';

export type TableFile = {
  format: 'xlsx' | 'text';
  /** Of a text; null for a workbook. */
  encoding: Encoding | null;
  /** Merged areas of a workbook's sheet. */
  merged: string[];
};

/**
 * Reads XLSX and delimited text, told apart by their first bytes and not by the name.
 * @throws TableFault when the file as a whole cannot be read; rows that were handed out before it must be dropped
 */
export async function readTable(bytes: Buffer, sink: RowSink): Promise<TableFile> {
  if (bytes.length === 0) throw new TableFault('emptyFile');
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    // A workbook with a password lies in the container of the old format.
    throw new TableFault(bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'oldExcel');
  }
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    return { format: 'xlsx', encoding: null, merged: await readWorkbook(bytes, sink) };
  }
  const { text, encoding } = decodeText(bytes);
  // Journals and portals call a page a workbook: Excel opens it, and every cell is in it, but it is no table of values.
  if (/^\s*<(?:!doctype|html|head|table|meta|style|\?xml)\b/i.test(text.slice(0, 500))) throw new TableFault('html');
  readDelimited(text, sink);
  return { format: 'text', encoding, merged: [] };
}
