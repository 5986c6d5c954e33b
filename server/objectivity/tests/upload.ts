/** A file of tests as it was sent: JSON as in `vpr/YEAR.json`, or a table with one test a row. */
import type { ContentFault } from '../../../surveys/fault.ts';
import { faultList } from '../../../surveys/fault-list.ts';
import { expected } from '../../../surveys/fault-texts.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import { parseVprJson, parseVprTable } from '../../../surveys/vpr-upload.ts';
import { boundedSink } from '../../ground/tables/bounded-sink.ts';
import { readTable } from '../../ground/tables/read-table.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { decodeText } from '../../ground/tables/text-encoding.ts';

/** With the header: a year has a few dozen tests. */
const MOST_LINES = 1_001;
/** Nobody reads more of them. */
const MOST_FAULTS = 500;

export type TestsTask = { name: string; bytes: Uint8Array };
export type TestsFile = { tests: DatedVprTest[]; faults: ContentFault[] };

/** Reads the file; nothing is taken of one that has a fault. @throws TableFault when it is no table and no JSON */
export async function readTests(name: string, bytes: Buffer): Promise<TestsFile> {
  const { faults, tests } = await parseTests(name, bytes);
  return { tests, faults: faults.slice(0, MOST_FAULTS) };
}

async function parseTests(name: string, bytes: Buffer): Promise<TestsFile> {
  const isJson = bytes[0] !== undefined && /^[^\w"]{0,3}\s*[{[]/.test(bytes.subarray(0, 40).toString('latin1'));
  if (isJson) return parseVprJson(name, decodeText(bytes).text);
  const rows: Row[] = [];
  const { merged } = await readTable(
    bytes,
    boundedSink(MOST_LINES, (row) => rows.push(row)),
  );
  const odd = oddFaults(name, rows, merged);
  return odd.length > 0 ? { tests: [], faults: odd } : parseVprTable(name, rows);
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
