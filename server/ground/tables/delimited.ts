/** Tables as text: values between semicolons, commas or tabs. */
import { CsvError, parse } from 'csv-parse/sync';
import { clean } from '../../../surveys/fold.ts';
import { isEmptyRow, MOST_CELL_LENGTH, MOST_COLUMNS, MOST_ROWS, type RowSink } from './row.ts';
import { TableFault } from './table-fault.ts';

type ParsedRecord = { record: string[]; info: { lines: number } };

/**
 * Reads a table from its text.
 * @throws TableFault `brokenQuotes`, `cellTooLong`, `tooManyRows`, `tooManyColumns`, `emptyTable`
 */
export function readDelimited(text: string, sink: RowSink): void {
  let rows = 0;
  for (const { record, info } of parseRecords(text)) {
    if (record.some(({ length }) => length > MOST_CELL_LENGTH)) throw new TableFault('cellTooLong', String(info.lines));
    const cells = record.map(clean);
    if (isEmptyRow(cells)) continue;
    rows += 1;
    if (rows > MOST_ROWS) throw new TableFault('tooManyRows', String(MOST_ROWS));
    if (cells.length > MOST_COLUMNS) throw new TableFault('tooManyColumns', String(MOST_COLUMNS));
    sink({ line: info.lines, cells, odd: null, days: null });
  }
  if (rows === 0) throw new TableFault('emptyTable');
}

function parseRecords(text: string): ParsedRecord[] {
  try {
    const options = {
      delimiter: delimiterOf(text),
      info: true,
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    } as const;
    return parse(text, options) as unknown as ParsedRecord[];
  } catch (error) {
    if (error instanceof CsvError) throw new TableFault('brokenQuotes', String(error.lines ?? ''));
    throw error;
  }
}

/** The mark that the first line uses most: spreadsheets with Russian settings write semicolons. */
function delimiterOf(text: string): string {
  const header = text.trimStart().split(/\r?\n|\r/, 1)[0] ?? '';
  const count = (mark: string) => header.split(mark).length;
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
