/** Reads official risk profiles in a thread. */
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { type OfficialTask, readOfficial } from './reading.ts';

export default readingTask((bytes, task: OfficialTask) => readOfficial(bytes, task));
