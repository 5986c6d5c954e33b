/** Reads official risk profiles in a thread. */
import { readingTask } from '../../ground/tables/thread-reading.ts';
import { type OfficialTask, readOfficial } from './reading.ts';

export default readingTask((bytes, { choice, factors, schools, year }: OfficialTask) =>
  readOfficial(bytes, { choice, factors, schools, year }),
);
