import { readingTask } from '../../ground/tables/thread-reading.ts';
import { type ReportTask, readReport } from './reading.ts';

export default readingTask((bytes, task: ReportTask) => readReport(bytes, task));
