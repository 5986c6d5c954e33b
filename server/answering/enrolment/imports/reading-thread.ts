/** Reads the numbers of a file in a thread: a long table takes a second. */
import { threadTask } from '../../../ground/thread-work.ts';
import type { ReadRegister } from '../../../people/imports/register-file.ts';
import { createSchoolIndex, type KnownSchool } from '../../../people/schools/name-index.ts';
import { type ReadEnrolment, type ReadOptions, readEnrolment } from './reading.ts';

export type EnrolmentTask = Pick<ReadOptions, 'asOf' | 'countParents'> & {
  register: ReadRegister;
  schools: readonly (KnownSchool & { closedOn: string | null })[];
};

export default threadTask(({ register, schools, ...options }: EnrolmentTask): ReadEnrolment => {
  const closedOn = new Map(schools.flatMap(({ closedOn, id }) => (closedOn === null ? [] : [[id, closedOn] as const])));
  return readEnrolment(register, { ...options, schools: createSchoolIndex(schools), closedOn });
});
