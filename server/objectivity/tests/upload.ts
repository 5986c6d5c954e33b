/** A file of tests as it was sent: JSON as in `vpr/YEAR.json`, or a table with one test a row. */
import type { ContentFault } from '../../../surveys/fault.ts';
import { faultList } from '../../../surveys/fault-list.ts';
import { expected } from '../../../surveys/fault-texts.ts';
import type { DatedVprTest } from '../../../surveys/vpr.ts';
import { parseVprJson, parseVprTable } from '../../../surveys/vpr-upload.ts';
import { fileWords } from '../../ground/tables/file-words.ts';
import { isFooter } from '../../ground/tables/footer.ts';
import { findHeading, rowsUnder, type Wanted } from '../../ground/tables/heading.ts';
import { areaName, mergedBelow } from '../../ground/tables/merged.ts';
import { columnLetters, type Row } from '../../ground/tables/row.ts';
import { readSheets } from '../../ground/tables/sheets.ts';
import { decodeText } from '../../ground/tables/text-encoding.ts';

/** With the header: a year has a few dozen tests. */
const MOST_LINES = 1_001;
const words = fileWords.tests;
const { items: _, ...needed } = words;
/** A table of tests by its heads. */
export const TESTS_TABLE: Wanted = { names: words, required: [Object.keys(needed)] };
/** Nobody reads more of them. */
const MOST_FAULTS = 500;

export type TestsTask = { name: string; bytes: Uint8Array };
/** `rows` of the table, or tests of the JSON; `leftOut`: rows beside them that sum up others. */
export type TestsFile = { tests: DatedVprTest[]; rows: number; leftOut: number; faults: ContentFault[] };

/** Reads the file; nothing is taken of one that has a fault. @throws TableFault when it is no table and no JSON */
export async function readTests(name: string, bytes: Buffer): Promise<TestsFile> {
  const { faults, ...read } = await parseTests(name, bytes);
  return { ...read, faults: faults.slice(0, MOST_FAULTS) };
}

async function parseTests(name: string, bytes: Buffer): Promise<TestsFile> {
  const isJson = bytes[0] !== undefined && /^[^\w"]{0,3}\s*[{[]/.test(bytes.subarray(0, 40).toString('latin1'));
  if (isJson) {
    const read = parseVprJson(name, decodeText(bytes).text);
    return { ...read, rows: read.tests.length, leftOut: 0 };
  }
  const sheets = await readSheets(bytes, MOST_LINES);
  const heading = findHeading(sheets, TESTS_TABLE);
  const sheet = sheets[heading?.sheet ?? sheets.findIndex(({ rows: own }) => own.length > 0)];
  // Where no heading has all that is needed, of the first row is said what it lacks.
  if (!heading) return { ...parseVprTable(name, sheet.rows, words), rows: sheet.rows.length, leftOut: 0 };
  const { columns, line, rows: high } = heading;
  const under = rowsUnder(sheets, heading);
  const rows = under.filter(({ cells }) => !isFooter(cells, fileWords.reports.footers));
  const counts = { rows: rows.length, leftOut: under.length - rows.length };
  const merged = mergedBelow(sheet, line + high).map(areaName);
  const odd = oddFaults(name, rows, merged);
  if (odd.length > 0) return { tests: [], ...counts, faults: odd };
  const head = Object.entries(columns).reduce<string[]>((cells, [column, at]) => {
    cells[at] = words[column as keyof typeof words][0];
    return cells;
  }, []);
  const header = { line, cells: Array.from(head, (cell) => cell ?? '') };
  return { ...parseVprTable(name, [header, ...rows], words), ...counts };
}

function oddFaults(name: string, rows: Row[], merged: string[]): ContentFault[] {
  const list = faultList(name);
  for (const area of merged) list.add(area, undefined, expected.mergedCells());
  for (const { line, cells, odd } of rows) {
    for (const [column, kind] of odd ?? []) {
      // A formula counts by its stored value.
      if (kind !== 'formula' || cells[column] === '')
        list.add(`${columnLetters(column)}${line}`, cells[column], expected.value());
    }
  }
  return list.faults;
}
