/** Reads a roadmap from a table: a workbook, a text with delimiters, or the tables of a Word document. */

import { isDeepStrictEqual } from 'node:util';
import { foldHeading } from '../../../../surveys/fold.ts';
import type { Activity, Roadmap } from '../../../../surveys/roadmap.ts';
import { boundedSink } from '../../../ground/tables/bounded-sink.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';
import { isFooter } from '../../../ground/tables/footer.ts';
import { type Choice, findHeading, type Place, rowsUnder, sheetSizes } from '../../../ground/tables/heading.ts';
import type { Row } from '../../../ground/tables/row.ts';
import { readSheets, type Sheet } from '../../../ground/tables/sheets.ts';
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { isWordDocument, readDocumentTable } from './document-table.ts';
import { activityOf, type ColumnName, type Columns } from './row.ts';
import type { RoadmapFault, RoadmapFaultCode, RowChange } from './schemas.ts';

const words = fileWords.roadmaps;

/** What is read in a thread; see `readRoadmap`. */
export type RoadmapTask = { bytes: Uint8Array; source: Roadmap; year: number; choice: Choice };
export type ReadRoadmap = {
  content: Roadmap;
  rows: RowChange[];
  faults: RoadmapFault[];
  /** All sheets with their numbers of rows; a Word document is one without a name. */
  sheets: { name: string; rows: number }[];
  /** Where the table begins; null where no heading was found. */
  place: Place | null;
};

/** Of all tables of a document. */
const MOST_LINES = 5_000;
const MOST_FAULTS = 100;
const LONGEST_FOUND = 80;
const NUMBER = /^(\d{1,3})\.?$/;
/** "II. Title" stands across the table above the rows of its section. */
const SECTION = /^([IVX]+)[.)]?\s+(\S.*)$/s;

const NAMES = Object.keys(words.headers) as ColumnName[];
const TITLES = words.headers.title.map(foldHeading);

function createReader(source: Roadmap, year: number, columns: Columns) {
  const faults: RoadmapFault[] = [];
  const activities: Activity[] = [];
  const sections: Roadmap['sections'] = [];
  const codes = new Map<string, string>();
  const seen = new Set<number>();
  let section: string | null = null;

  const fault = (line: number, code: RoadmapFaultCode, found = '') => {
    if (faults.length < MOST_FAULTS) faults.push({ line, code, found: found.slice(0, LONGEST_FOUND) });
  };

  const addSection = (own: Roadmap['sections'][number]) => {
    sections.push(own);
    for (const name of [own.code, foldHeading(own.title.ru)])
      if (name !== '' && !codes.has(name)) codes.set(name, own.code);
  };
  source.sections.forEach(addSection);

  const enterSection = (text: string): boolean => {
    const [, code = '', title = text] = SECTION.exec(text) ?? [];
    const known = codes.get(code) ?? codes.get(foldHeading(title));
    if (known === undefined && code === '') return false;
    if (known === undefined) addSection({ code, title: { ru: title, en: title } });
    section = known ?? code;
    return true;
  };

  const row = (row: Row) => {
    const { cells, line, odd } = row;
    // A sum; the heading once more, as each table of a document and each printed page has it.
    if (isFooter(cells, fileWords.reports.footers) || TITLES.includes(foldHeading(cells[columns.title] ?? ''))) return;
    for (const [column, kind] of odd ?? []) {
      // A formula counts by its stored value.
      if (kind !== 'date' && !(kind === 'formula' && cells[column] !== '')) fault(line, kind, cells[column]);
    }
    const filled = [...new Set(cells.filter((cell) => cell !== ''))];
    if (filled.length === 1 && enterSection(filled[0])) return;
    const own = columns.section < 0 ? '' : (cells[columns.section] ?? '');
    if (own !== '' && !enterSection(own)) fault(line, 'sectionUnknown', own);
    const no = Number(NUMBER.exec(cells[columns.no] ?? '')?.[1]);
    if (!Number.isInteger(no) || no < 1) fault(line, 'numberUnknown', cells[columns.no]);
    else if (seen.has(no)) fault(line, 'duplicate', String(no));
    else {
      seen.add(no);
      const place = { columns, section, source: { ...source, sections }, year };
      const activity = activityOf(row, no, place, (code, found) => fault(line, code, found));
      if (activity) activities.push(activity);
    }
  };

  const read = (): Pick<ReadRoadmap, 'content' | 'faults' | 'rows'> => {
    const content = { ...source, sections, activities: activities.toSorted((a, b) => a.no - b.no) };
    return { content, faults, rows: changesOf(source, content) };
  };
  return { read, row };
}

/** What would become of each row of the roadmap in force. */
function changesOf(source: Roadmap, content: Roadmap): RowChange[] {
  const before = new Map(source.activities.map((activity) => [activity.no, activity]));
  const kept = new Set(content.activities.map(({ no }) => no));
  const rows = content.activities.map((activity): RowChange => {
    const known = before.get(activity.no);
    const change = !known ? 'added' : isDeepStrictEqual(known, activity) ? 'same' : 'changed';
    return { no: activity.no, title: activity.title, change };
  });
  const removed = source.activities.filter(({ no }) => !kept.has(no));
  return [...rows, ...removed.map(({ no, title }): RowChange => ({ no, title, change: 'removed' }))];
}

/**
 * @param source the roadmap whose rows keep their rule, and what the table does not say
 * @param year of days that are written without one
 * @param choice of a sheet or a heading, where another one is found
 * @throws TableFault when the file cannot be read as a table
 */
export async function readRoadmap(
  bytes: Buffer,
  source: Roadmap,
  year: number,
  choice: Choice = {},
): Promise<ReadRoadmap> {
  const sheets = (await isWordDocument(bytes)) ? await documentSheets(bytes) : await readSheets(bytes, MOST_LINES);
  const seen = { sheets: sheetSizes(sheets) };
  const wanted = (required: string[][]) => findHeading(sheets, { names: words.headers, required }, choice);
  const heading = wanted([['no', 'title']]);
  if (!heading) {
    const partly = wanted([['title']]);
    const fault = { line: partly?.line ?? 1, code: 'columnMissing' as const };
    const faults = [{ ...fault, found: words.headers[partly ? 'no' : 'title'][0] }];
    return { ...seen, content: source, rows: [], faults, place: null };
  }
  const columns = Object.fromEntries(NAMES.map((name) => [name, heading.columns[name] ?? -1])) as Columns;
  const reader = createReader(source, year, columns);
  for (const row of rowsUnder(sheets, heading)) reader.row(row);
  const read = reader.read();
  if (read.content.activities.length === 0 && read.faults.length === 0) throw new TableFault('emptyTable');
  return { ...seen, ...read, place: { sheet: sheets[heading.sheet].name, line: heading.line } };
}

async function documentSheets(bytes: Buffer): Promise<Sheet[]> {
  const rows: Row[] = [];
  await readDocumentTable(
    bytes,
    boundedSink(MOST_LINES, (row) => rows.push(row)),
  );
  return [{ name: '', rows }];
}
