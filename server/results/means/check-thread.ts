/** Checks a table of means in a thread. */
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { checkResultTable, type MeansTask } from './check.ts';

export default readingTask((bytes, { choice, rules }: MeansTask) => checkResultTable(bytes, rules, choice));
