/** Finds the table of a register in a file and reads its rows, in a thread. */
import { isFooter } from '../../ground/tables/footer.ts';
import { type ColumnNames, findHeading, type Heading, rowsUnder, sheetSizes } from '../../ground/tables/heading.ts';
import type { Row } from '../../ground/tables/row.ts';
import { readSheets, type Sheet } from '../../ground/tables/sheets.ts';
import { readingTask } from '../../ground/tables/thread-reading.ts';
import type { RegisterColumns, RegisterReply, RegisterRow, RegisterTask } from './register-file.ts';
import { MOST_IMPORT_ROWS } from './schemas.ts';

/** What is shown of a sheet in which no heading was found. */
const SHOWN = { rows: 15, columns: 20, signs: 80 };
/** What is handed out of the titles above a table. */
const ABOVE = { texts: 100, signs: 500 };

export default readingTask(async (bytes, { choice, columns }: RegisterTask): Promise<RegisterReply> => {
  const sheets = await readSheets(bytes, MOST_IMPORT_ROWS);
  const heading = findHeading(sheets, { names: namesOf(columns), required: columns.required }, choice);
  if (!heading) return { trouble: noHeading(sheets, columns) };
  const all = rowsUnder(sheets, heading).filter(({ cells }) => Object.values(heading.columns).some((at) => cells[at]));
  const rows = all.filter((row) => !isFooter(row.cells, columns.footers));
  return {
    table: {
      sheet: sheets[heading.sheet].name,
      sheets: sheetSizes(sheets),
      line: heading.line,
      headingRows: heading.rows,
      titles: heading.titles,
      columns: heading.columns,
      meanings: meaningsOf(columns),
    },
    above: textsAbove(sheets[heading.sheet], heading),
    rows: rows.map((row) => byMeaning(row, heading)),
    footers: all.length - rows.length,
  };
});

const meaningsOf = ({ columns }: RegisterColumns) =>
  Object.entries(columns).map(([column, { title }]) => ({ column, title }));

const namesOf = ({ columns }: RegisterColumns): ColumnNames =>
  Object.fromEntries(
    Object.entries(columns).map(([column, { names, title }]) => [column, [title.ru, title.en, ...names]]),
  );

function textsAbove({ rows }: Sheet, { line }: Heading): string[] {
  const cells = rows.filter((row) => row.line < line).flatMap((row) => [...(row.days?.values() ?? []), ...row.cells]);
  return cells
    .filter((text) => text !== '')
    .slice(0, ABOVE.texts)
    .map((text) => text.slice(0, ABOVE.signs));
}

function byMeaning({ cells, days, line }: Row, { columns }: Heading): RegisterRow {
  const entries = Object.entries(columns).map(
    ([column, at]) => [column, { text: cells[at] ?? '', day: days?.get(at) ?? null }] as const,
  );
  return { line, cells: Object.fromEntries(entries) };
}

function noHeading(sheets: readonly Sheet[], register: RegisterColumns) {
  const { columns, required } = register;
  return {
    code: 'noHeading' as const,
    detail: '',
    needed: required[0].map((column) => columns[column].title),
    meanings: meaningsOf(register),
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.slice(0, SHOWN.rows).map(({ cells, line }) => ({
        line,
        cells: cells.slice(0, SHOWN.columns).map((cell) => cell.slice(0, SHOWN.signs)),
      })),
    })),
  };
}
