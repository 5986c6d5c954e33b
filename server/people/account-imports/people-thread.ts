/** Reads the people of a file in a thread: a long table takes a second. */
import { threadTask } from '../../ground/thread-work.ts';
import type { ReadRegister } from '../imports/register-file.ts';
import { type ReadPeople, readPeople, type Surroundings } from './people.ts';

export type PeopleTask = Surroundings & { register: ReadRegister };

export default threadTask(
  ({ register, ...surroundings }: PeopleTask): ReadPeople => readPeople(register, surroundings),
);
