/** Where the columns of RESULTS.csv stand, and what their numbers may be. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { TestDefinition } from '../../../../analytics/objectivity/types.ts';
import { UsageError } from '../usage-error.ts';

/** A column of whole numbers from `least` to `most`; an empty cell is unknown. */
export type NumberColumn = { name: string; at: number; least: number; most: number };

/** Plain data, for it is sent to worker threads. */
export type Layout = {
  file: string;
  delimiter: number;
  width: number;
  school: number;
  classes: number | null;
  pupil: number | null;
  numbers: NumberColumn[];
  items: NumberColumn[];
  /** First byte after the header; size of the file. */
  start: number;
  size: number;
};

/** Columns of numbers that are read where they exist; totals of other years may come from tests with other maxima. */
const OTHER_TOTAL = 999;
const NEWLINE = 10;
const HEADER_LIMIT = 1 << 16;

function readHead(file: string): { head: Buffer; size: number } {
  try {
    const handle = openSync(file, 'r');
    try {
      const head = Buffer.alloc(HEADER_LIMIT);
      return { head: head.subarray(0, readSync(handle, head, 0, HEADER_LIMIT, 0)), size: fstatSync(handle).size };
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function headerText(file: string, head: Buffer, end: number): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || head.includes(0)) {
    throw new UsageError(`${file} is not UTF-8 text: save it as "CSV UTF-8"`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, end)).trim();
  } catch {
    throw new UsageError(`${file} is not UTF-8 text: save it as "CSV UTF-8"`);
  }
}

/** The delimiter that the header uses most: spreadsheets with Russian settings write semicolons. */
function delimiterOf(header: string): string {
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function columnsOf(file: string, header: string, delimiter: string): string[] {
  const columns = header.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`${file}: column "${twice}" stands twice in the header`);
  const lacking = ['school', 'total'].filter((name) => !columns.includes(name));
  if (lacking.length > 0) throw new UsageError(`${file}: missing column ${lacking.map((n) => `"${n}"`).join(', ')}`);
  return columns;
}

function itemColumns(file: string, columns: string[], { items }: TestDefinition): NumberColumn[] {
  const lacking = items.filter(({ name }) => !columns.includes(name)).map(({ name }) => `"${name}"`);
  if (lacking.length === items.length) return [];
  if (lacking.length > 0) throw new UsageError(`${file}: missing column ${lacking.join(', ')} of the test's items`);
  return items.map(({ name, max }) => ({ name, at: columns.indexOf(name), least: 0, most: max }));
}

/**
 * Reads the header of a file.
 *
 * @throws UsageError when the file cannot be read, is empty, not UTF-8, has no rows, lacks `school` or `total`, has a column
 * twice, or has some but not all items of the test
 */
export function readLayout(file: string, definition: TestDefinition): Layout {
  const { head, size } = readHead(file);
  if (head.toString('latin1').trim() === '') throw new UsageError(`${file} is empty`);
  const newline = head.indexOf(NEWLINE);
  const header = headerText(file, head, newline < 0 ? head.length : newline);
  const delimiter = delimiterOf(header);
  const columns = columnsOf(file, header, delimiter);
  if (newline < 0 || newline + 1 >= size) throw new UsageError(`${file} has a header but no rows`);
  const ranges = { total: [0, definition.max], journal: [1, 5], former: [0, OTHER_TOTAL], formerJournal: [1, 5] };
  const numbers = Object.entries({ ...ranges, next: [0, OTHER_TOTAL] })
    .filter(([name]) => columns.includes(name))
    .map(([name, [least, most]]) => ({ name, at: columns.indexOf(name), least, most }));
  const place = (name: string) => (columns.includes(name) ? columns.indexOf(name) : null);
  return {
    file,
    delimiter: delimiter.charCodeAt(0),
    width: columns.length,
    school: columns.indexOf('school'),
    classes: place('class'),
    pupil: place('pupil'),
    numbers,
    items: itemColumns(file, columns, definition),
    start: newline + 1,
    size,
  };
}
