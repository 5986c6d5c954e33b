/** Reads the numbers of a file in a thread: a long table takes a second. */
import { threadTask } from '../../../ground/thread-work.ts';
import type { ReadRegister } from '../../../people/imports/register-file.ts';
import { type ReadEnrolment, type ReadOptions, readEnrolment } from './reading.ts';

export type EnrolmentTask = ReadOptions & { register: ReadRegister };

export default threadTask(({ register, ...options }: EnrolmentTask): ReadEnrolment => readEnrolment(register, options));
