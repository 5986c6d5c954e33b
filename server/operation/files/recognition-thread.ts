import { eachSheetRow, type Sheet } from '../../ground/tables/sheets.ts';
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { MOST_ROWS_ABOVE } from '../../objectivity/imports/recognition.ts';
import { readTitle } from '../../objectivity/imports/title.ts';
import type { LookReply, LookTask } from './looking.ts';
import { recogniseFile } from './recognition.ts';

/** Beside those among which headings stand, some under them. */
const ROWS_KEPT = MOST_ROWS_ABOVE + 20;

export default readingTask(async (bytes, { choice, subjects }: LookTask): Promise<LookReply> => {
  const heads: Sheet[] = [];
  const shapes = await eachSheetRow(bytes, (sheet, row) => {
    while (heads.length <= sheet) heads.push({ name: '', rows: [] });
    if (heads[sheet].rows.length < ROWS_KEPT) heads[sheet].rows.push(row);
  });
  const sheets = shapes.map(({ name }, index) => ({ name, rows: heads[index]?.rows ?? [] }));
  const tables = recogniseFile(sheets, subjects, choice);
  const own = sheets.find(({ name }) => name === tables[0]?.sheet);
  const above = own?.rows.filter(({ line }) => line < tables[0].line) ?? [];
  return { sheets: shapes.map(({ name, rows }) => ({ name, rows })), tables, title: readTitle(above, subjects) };
});
