/** Reads pasted rows in a thread: likely schools of hundreds of names take a second. */
import { threadTask } from '../../../../ground/thread-work.ts';
import { type Pasted, type PastedTask, readPasted } from './pasted.ts';

export default threadTask((task: PastedTask): Pasted => readPasted(task));
