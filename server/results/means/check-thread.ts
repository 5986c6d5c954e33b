/** Checks a table of means in a thread. */
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { checkResultTable, type TableRules } from './check.ts';

export default readingTask((bytes, { rules }: { bytes: Uint8Array; rules: TableRules }) =>
  checkResultTable(bytes, rules),
);
