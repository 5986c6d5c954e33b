import { eachSheetRow } from '../../ground/tables/sheets.ts';
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { createHeads, titlesAbove } from '../../objectivity/imports/heads.ts';
import { readTitle } from '../../objectivity/imports/title.ts';
import type { LookReply, LookTask } from './looking.ts';
import { recogniseFile } from './recognition.ts';

export default readingTask(async (bytes, { choice, subjects }: LookTask): Promise<LookReply> => {
  const heads = createHeads();
  const shapes = await eachSheetRow(bytes, heads.take);
  const sheets = shapes.map(({ name }, index) => ({ name, rows: heads.rowsOf(index) }));
  const tables = recogniseFile(sheets, subjects, choice);
  const { rows: own = [] } = sheets.find(({ name }) => name === tables[0]?.sheet) ?? {};
  const above = titlesAbove(
    own,
    own.findIndex(({ line }) => line === tables[0]?.line),
  );
  return { sheets: shapes.map(({ name, rows }) => ({ name, rows })), tables, title: readTitle(above, subjects) };
});
