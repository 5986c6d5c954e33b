/** Reads a file of tests in a thread. */
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { readTests, type TestsTask } from './upload.ts';

export default readingTask((bytes, { name }: TestsTask) => readTests(name, bytes));
