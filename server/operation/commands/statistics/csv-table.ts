/** Reads a CSV file of numbers for the statistical commands; every fault is one clear sentence. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { UsageError } from '../usage-error.ts';

/** A row of texts by column, with its line in the file for messages. */
export type Row = { line: number; cells: Record<string, string> };

export type CsvTable = { file: string; columns: string[]; rows: Row[] };

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function reason(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0] : String(error);
}

/** The text of a file. Throws UsageError when it cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reason(error)}`);
  }
}

/** The delimiter that the header uses most: spreadsheets with Russian settings write semicolons. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

type ParsedRecord = { record: string[]; info: { lines: number } };

function records(file: string, text: string): ParsedRecord[] {
  try {
    const options = { delimiter: delimiterOf(text), info: true, skip_empty_lines: true, trim: true } as const;
    return parse(text, options) as unknown as ParsedRecord[];
  } catch (error) {
    throw new UsageError(`${file} is not a CSV file: ${reason(error)}`);
  }
}

/**
 * Reads a CSV file with a header.
 *
 * @throws UsageError when the file is missing, empty, without rows, ragged, or names a column twice
 */
export function readCsv(file: string): CsvTable {
  const text = readText(file);
  if (text.trim() === '') throw new UsageError(`${file} is empty`);
  const [header, ...rest] = records(file, text);
  const columns = header.record;
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`${file}: column "${twice}" stands twice in the header`);
  if (rest.length === 0) throw new UsageError(`${file} has a header but no rows`);
  const rows = rest.map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(columns.map((name, i) => [name, record[i]])),
  }));
  return { file, columns, rows };
}

/** Throws UsageError when the table lacks one of the columns. */
export function requireColumns({ file, columns }: CsvTable, needed: Iterable<string>): void {
  const lacking = [...needed].filter((name) => !columns.includes(name));
  if (lacking.length > 0) throw new UsageError(`${file}: missing column ${lacking.map((n) => `"${n}"`).join(', ')}`);
}

/** Throws UsageError when the table has a column that nobody asked for: a misspelt item must not vanish in silence. */
export function refuseOtherColumns({ file, columns }: CsvTable, known: Set<string>): void {
  const strange = columns.filter((name) => !known.has(name));
  if (strange.length > 0) throw new UsageError(`${file}: unknown column ${strange.map((n) => `"${n}"`).join(', ')}`);
}

/**
 * The number in a cell, or null when it is missing.
 *
 * @param missing texts that mean missing
 * @throws UsageError when the text is not a finite number
 */
export function numberIn({ file }: CsvTable, row: Row, column: string, missing: string[] = ['']): number | null {
  const text = row.cells[column];
  if (missing.includes(text)) return null;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) {
    throw new UsageError(`${file}, line ${row.line}, column "${column}": "${text}" is not a number`);
  }
  return value;
}
