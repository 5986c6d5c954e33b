/** Reads a roadmap from a table: a workbook, a text with delimiters, or the tables of a Word document. */
import { isDeepStrictEqual } from 'node:util';
import { foldHeading } from '../../../../surveys/fold.ts';
import type { Activity, Roadmap } from '../../../../surveys/roadmap.ts';
import { boundedSink } from '../../../ground/tables/bounded-sink.ts';
import { readTable } from '../../../ground/tables/read-table.ts';
import type { Row } from '../../../ground/tables/row.ts';
import { TableFault } from '../../../ground/tables/table-fault.ts';
import { isWordDocument, readDocumentTable } from './document-table.ts';
import { activityOf, type ColumnName, type Columns } from './row.ts';
import type { RoadmapFault, RoadmapFaultCode, RowChange } from './schemas.ts';
import words from './words.json' with { type: 'json' };

/** What is read in a thread; see `readRoadmap`. */
export type RoadmapTask = { bytes: Uint8Array; source: Roadmap; year: number };
export type ReadRoadmap = { content: Roadmap; rows: RowChange[]; faults: RoadmapFault[] };

/** Of all tables of a document. */
const MOST_LINES = 5_000;
const MOST_FAULTS = 100;
const LONGEST_FOUND = 80;
const NUMBER = /^(\d{1,3})\.?$/;
/** "II. Title" stands across the table above the rows of its section. */
const SECTION = /^([IVX]+)[.)]?\s+(\S.*)$/s;

const NAMES = Object.keys(words.headers) as ColumnName[];
const HEADINGS = new Map(NAMES.flatMap((name) => words.headers[name].map((own) => [foldHeading(own), name] as const)));

/** The columns by their headings, -1 where there is none; null while the row is not the one with the headings. */
function columnsOf(cells: readonly string[]): Columns | null {
  const found = cells.map((cell) => HEADINGS.get(foldHeading(cell)));
  const columns = Object.fromEntries(NAMES.map((name) => [name, found.indexOf(name)]));
  return columns.title >= 0 ? (columns as Columns) : null;
}

function createReader(source: Roadmap, year: number) {
  const faults: RoadmapFault[] = [];
  const activities: Activity[] = [];
  const sections: Roadmap['sections'] = [];
  const codes = new Map<string, string>();
  const seen = new Set<number>();
  let columns: Columns | null = null;
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

  const takeRow = (row: Row, known: Columns) => {
    const { cells, line, odd } = row;
    for (const [column, kind] of odd ?? []) if (kind !== 'date') fault(line, kind, cells[column]);
    const filled = [...new Set(cells.filter((cell) => cell !== ''))];
    if (filled.length === 1 && enterSection(filled[0])) return;
    const own = known.section < 0 ? '' : (cells[known.section] ?? '');
    if (own !== '' && !enterSection(own)) fault(line, 'sectionUnknown', own);
    const no = Number(NUMBER.exec(cells[known.no] ?? '')?.[1]);
    if (!Number.isInteger(no) || no < 1) fault(line, 'numberUnknown', cells[known.no]);
    else if (seen.has(no)) fault(line, 'duplicate', String(no));
    else {
      seen.add(no);
      const place = { columns: known, section, source: { ...source, sections }, year };
      const activity = activityOf(row, no, place, (code, found) => fault(line, code, found));
      if (activity) activities.push(activity);
    }
  };

  /** Rows above the headings are the title of the document. */
  const row = (own: Row) => {
    if (columns !== null) takeRow(own, columns);
    else {
      columns = columnsOf(own.cells);
      if (columns !== null && columns.no < 0) fault(own.line, 'columnMissing', words.headers.no[0]);
    }
  };
  const read = (): ReadRoadmap => {
    if (columns === null) fault(1, 'columnMissing', words.headers.title[0]);
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
 * @throws TableFault when the file cannot be read as a table
 */
export async function readRoadmap(bytes: Buffer, source: Roadmap, year: number): Promise<ReadRoadmap> {
  const reader = createReader(source, year);
  const sink = boundedSink(MOST_LINES, reader.row);
  if (await isWordDocument(bytes)) await readDocumentTable(bytes, sink);
  else await readTable(bytes, sink);
  const read = reader.read();
  if (read.content.activities.length === 0 && read.faults.length === 0) throw new TableFault('emptyTable');
  return read;
}
