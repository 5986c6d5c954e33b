/** A file of tests as it was sent: JSON as in `vpr/YEAR.json`, or a table with one test a row. */
import type { ContentFault } from '../../../surveys/fault.ts';
import { faultList } from '../../../surveys/fault-list.ts';
import { expected } from '../../../surveys/fault-texts.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import { parseVprJson, parseVprTable } from '../../../surveys/vpr-upload.ts';
import type { UploadedFile } from '../../ground/http/upload.ts';
import { readTable } from '../../ground/tables/read-table.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { TableFault } from '../../ground/tables/table-fault.ts';
import { decodeText } from '../../ground/tables/text-encoding.ts';
import type { PreviewResponse } from './schemas.ts';

export type TestsFile = { tests: DatedVprTest[]; faults: ContentFault[]; unreadable: PreviewResponse['unreadable'] };

/** Reads the file; nothing is taken of one that has a fault. */
export async function readTests({ name, bytes }: Pick<UploadedFile, 'name' | 'bytes'>): Promise<TestsFile> {
  try {
    const isJson = bytes[0] !== undefined && /^[^\w"]{0,3}\s*[{[]/.test(bytes.subarray(0, 40).toString('latin1'));
    if (isJson) return { ...parseVprJson(name, decodeText(bytes).text), unreadable: null };
    const rows: Row[] = [];
    const { merged } = await readTable(bytes, (row) => rows.push(row));
    const odd = oddFaults(name, rows, merged);
    if (odd.length > 0) return { tests: [], faults: odd, unreadable: null };
    return { ...parseVprTable(name, rows), unreadable: null };
  } catch (error) {
    if (!(error instanceof TableFault)) throw error;
    return { tests: [], faults: [], unreadable: { code: error.code, detail: error.detail } };
  }
}

function oddFaults(name: string, rows: Row[], merged: string[]): ContentFault[] {
  const list = faultList(name);
  for (const area of merged) list.add(area, undefined, expected.mergedCells());
  for (const { line, cells, odd } of rows) {
    for (const column of odd?.keys() ?? [])
      list.add(`${columnLetters(column)}${line}`, cells[column], expected.value());
  }
  return list.faults;
}
