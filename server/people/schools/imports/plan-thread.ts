/** Plans an import in a thread: looking for likely names among all schools takes a second in a region. */
import { threadTask } from '../../../ground/thread-work.ts';
import { planImport } from './plan.ts';

export default threadTask(planImport);
