/** Tests of VPR that a district brings as a file: the JSON of `vpr/YEAR.json`, or a table with one test a row. */
import type { ContentFault } from './fault.ts';
import { addRepeats, type FaultList, faultList } from './fault-list.ts';
import { expected } from './fault-texts.ts';
import type words from './file-words/tests.json';
import { fold } from './fold.ts';
import { parseText, parseValue } from './parse.ts';
import { vprFaults } from './register-rules.ts';
import { findSubject } from './subject.ts';
import { type DatedVprTest, VprYear } from './vpr.ts';

/** Tests to be stored; with any fault there are none. */
export type VprUpload = { tests: DatedVprTest[]; faults: ContentFault[] };

export type TableRow = { line: number; cells: string[] };

/** By column the names under which files know it. */
export type TestColumns = typeof words;
type Column = keyof TestColumns;
const NEEDED: Column[] = ['subject', 'grade', 'year', 'maximum', 'cut3', 'cut4', 'cut5'];

/** What is said of a test itself: a row without any of it says nothing. */
const FIGURES: Column[] = ['year', 'maximum', 'cut3', 'cut4', 'cut5', 'items'];

/** Reads the JSON of a year. @param file how messages name it */
export function parseVprJson(file: string, text: string): VprUpload {
  const { value, faults } = parseText(file, text, VprYear);
  return faults.length > 0 ? { tests: [], faults } : checkYears(file, [value as VprYear], (path) => path);
}

/**
 * Reads a table whose first row names the columns; rows of a template that nobody has filled in are passed over.
 * @param file how messages name it @param known the names of columns
 */
export function parseVprTable(file: string, [header, ...all]: TableRow[], known: TestColumns): VprUpload {
  const list = faultList(file);
  const place = findColumns(header?.cells ?? [], known, list);
  const rows = all.filter((row) => FIGURES.some((column) => (row.cells[place[column]] ?? '') !== ''));
  if (rows.length === 0) list.add('', undefined, expected.listLength(1));
  if (list.faults.length > 0) return { tests: [], faults: list.faults };
  const source = { ru: file, en: file };
  const years = rows.map((row) => ({ year: numberOf(row, place.year), source, tests: [readTest(row, place, list)] }));
  const faults = years.flatMap((year, i) =>
    parseValue(file, year, VprYear).map((fault) => ({ ...fault, path: columnPath(fault.path, rows[i].line) })),
  );
  if (list.faults.length + faults.length > 0) return { tests: [], faults: [...list.faults, ...faults] };
  const checked = years.map((year, i) => checkYears(file, [year as VprYear], (path) => columnPath(path, rows[i].line)));
  const tests = checked.flatMap((part) => part.tests);
  addRepeats(list, tests.map(keyOf), (i) => `${rows[i].line}`, expected.unique);
  const found = [...checked.flatMap((part) => part.faults), ...list.faults];
  return { tests: found.length > 0 ? [] : tests, faults: found };
}

function checkYears(file: string, years: VprYear[], place: (path: string) => string): VprUpload {
  const faults = years.flatMap((year) => vprFaults(file, year).map((fault) => ({ ...fault, path: place(fault.path) })));
  const tests = years.flatMap(({ year, tests: of }) => of.map(({ checked: _, ...test }) => ({ ...test, year })));
  return { tests: faults.length > 0 ? [] : tests, faults };
}

function findColumns(header: string[], columns: TestColumns, list: FaultList): Record<Column, number> {
  const names = header.map(fold);
  const place = Object.fromEntries(
    Object.entries(columns).map(([column, known]) => [column, names.findIndex((name) => known.includes(name))]),
  ) as Record<Column, number>;
  for (const column of NEEDED) {
    if (place[column] < 0) list.add(columns[column][0], undefined, expected.column(columns[column].join(', ')));
  }
  return place;
}

function readTest(row: TableRow, place: Record<Column, number>, list: FaultList) {
  const subject = row.cells[place.subject] ?? '';
  const known = findSubject(subject);
  if (!known) list.add(columnPath('subject', row.line), subject, expected.subject());
  const items = readItems(row.cells[place.items] ?? '', row.line, list);
  return {
    subject: known?.code ?? 'unknown',
    title: known?.title ?? { ru: subject || '–', en: subject || '–' },
    grade: numberOf(row, place.grade),
    maximum: numberOf(row, place.maximum),
    cuts: readCuts(row, place, list),
    ...(items && { items }),
    checked: false,
  };
}

/** The least score of a mark, or all its scores as they are published: `22-31`. */
const RANGE = /^(\d{1,3})\s*[-–—]\s*(\d{1,3})$/;

/** Cut-offs by columns; of ranges the lower ends, when each ends where the next one begins. */
function readCuts(row: TableRow, { cut3, cut4, cut5, maximum }: Record<Column, number>, list: FaultList): unknown[] {
  const columns = [cut3, cut4, cut5];
  const ranges = columns.map((column) => RANGE.exec(row.cells[column] ?? ''));
  const cuts = columns.map((column, index) => (ranges[index] ? Number(ranges[index][1]) : numberOf(row, column)));
  for (const [index, range] of ranges.entries()) {
    const next = index === 2 ? numberOf(row, maximum) : cuts[index + 1];
    const end = typeof next === 'number' ? next - (index === 2 ? 0 : 1) : null;
    if (range && end !== null && Number(range[2]) !== end)
      list.add(columnPath(`cuts[${index}]`, row.line), range[0], expected.rangeEnd(String(end)));
  }
  return cuts;
}

/** `1:1; 2:2; 15К1:3` – name and maximum – or the maxima alone, `1 2 2 1`, named by their order. */
function readItems(text: string, line: number, list: FaultList) {
  if (text.trim() === '') return null;
  const parts = text.split(/[;,\s]+/).filter((part) => part !== '');
  return parts.map((part, index) => {
    const [name, maximum] = part.includes(':') ? part.split(':') : [String(index + 1), part];
    if (!/^\d+$/.test(maximum ?? '')) list.add(columnPath('items', line), part, expected.itemMaximum());
    return { name: name ?? '', maximum: Number(maximum) };
  });
}

/** A number where the cell holds one, else the text itself, so that the schema names the fault. */
function numberOf({ cells }: TableRow, column: number): unknown {
  const text = cells[column] ?? '';
  return /^-?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
}

/** `tests[0].cuts[1]` of row 5 → `5: cuts[1]`, the row as the spreadsheet shows it. */
function columnPath(path: string, line: number): string {
  return `${line}: ${path.replace(/^tests\[0\]\.?/, '')}`;
}

const keyOf = ({ subject, grade, year }: DatedVprTest): string => `${subject} ${grade} ${year}`;
