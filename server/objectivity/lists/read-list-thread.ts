/** Reads an outside list in a thread. */
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { type ListTask, readList } from './read-list.ts';

export default readingTask((bytes, task: ListTask) => readList(bytes, task));
