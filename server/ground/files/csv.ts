/** CSV that a spreadsheet opens by a double click: byte order mark, the separators of its language, no formulas. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type Cell, safeCell } from './cells.ts';

export type CsvLanguage = 'ru' | 'en';

/** Of decimals, likewise: with a point Excel would take 1.5 for a day in May. */
const DECIMAL: Record<CsvLanguage, string> = { ru: ',', en: '.' };

/** Excel splits by the list separator of the system, which is a semicolon in Russia. */
const SEPARATOR: Record<CsvLanguage, string> = { ru: ';', en: ',' };

export const CSV_TYPE = 'text/csv; charset=utf-8';

/**
 * A file row by row as the rows come, so that its size is no matter of memory.
 * @param header names of the columns
 * @param rows the cells of each row in the order of the columns
 * @returns a stream of UTF-8 text; it fails when `rows` fails
 */
export function csvStream(header: string[], rows: AsyncIterable<Cell[]>, language: CsvLanguage): Readable {
  const stringifier = stringify({ bom: true, delimiter: SEPARATOR[language], record_delimiter: 'windows' });
  const source = Readable.from(withHeader(header, rows, language));
  source.on('error', (error) => stringifier.destroy(error));
  stringifier.on('close', () => source.destroy());
  return source.pipe(stringifier);
}

async function* withHeader(
  header: string[],
  rows: AsyncIterable<Cell[]>,
  language: CsvLanguage,
): AsyncGenerator<string[]> {
  yield header.map(String);
  for await (const row of rows) yield row.map((cell) => textOf(cell, language));
}

/** Numbers alone get the sign of the language: codes and days are texts and stay as they are. */
function textOf(cell: Cell, language: CsvLanguage): string {
  if (typeof cell === 'number') return String(cell).replace('.', DECIMAL[language]);
  return String(safeCell(cell) ?? '');
}
