/** Reads the rows of a table of numbers of people in a thread. */
import { boundedSink } from '../../ground/tables/bounded-sink.ts';
import { readTable } from '../../ground/tables/read-table.ts';
import { readingTask } from '../../ground/tables/thread-reading.ts';
import type { TableResponse } from './schemas.ts';

/** With the header: the groups of a large district. */
const MOST_LINES = 5_001;

export default readingTask(async (bytes): Promise<TableResponse['rows']> => {
  const rows: TableResponse['rows'] = [];
  await readTable(
    bytes,
    boundedSink(MOST_LINES, ({ cells, line }) => rows.push({ line, cells })),
  );
  return rows;
});
