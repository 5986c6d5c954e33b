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
  const { delimiter, body, linesBefore } = findDelimiter(text);
  try {
    const options = {
      delimiter,
      // Several at once: programs that join tables leave one kind of line end under a heading with another.
      record_delimiter: ['\r\n', '\n', '\r'],
      info: true,
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    };
    const records = parse(body, options) as unknown as ParsedRecord[];
    return linesBefore === 0
      ? records
      : records.map(({ record, info }) => ({ record, info: { lines: info.lines + linesBefore } }));
  } catch (error) {
    if (error instanceof CsvError) throw new TableFault('brokenQuotes', String(error.lines ?? ''));
    throw error;
  }
}

/** How many lines are looked at: above the heading may stand titles without any mark. */
const SAMPLE_LINES = 20;

/**
 * The mark that the first line names (`sep=;`, as Excel takes it), else the one that the first lines use most outside of quotes:
 * spreadsheets with Russian settings write semicolons.
 */
function findDelimiter(text: string): { delimiter: string; body: string; linesBefore: number } {
  const named = /^\uFEFF?sep=(.)\r?(?:\n|\r|$)/i.exec(text);
  if (named) return { delimiter: named[1], body: text.slice(named[0].length), linesBefore: 1 };
  const sample = text
    .trimStart()
    .split(/\r\n|\n|\r/, SAMPLE_LINES)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  // A comma between digits may be that of a decimal.
  const plain = sample.replace(/(?<=\d),(?=\d)/g, '');
  const marks = [';', ',', '\t'].map((mark) => ({
    mark,
    count: plain.split(mark).length - 1,
    all: sample.split(mark).length,
  }));
  return {
    delimiter: marks.toSorted((a, b) => b.count - a.count || b.all - a.all)[0].mark,
    body: text,
    linesBefore: 0,
  };
}
