/** Reads official risk profiles in a thread, by the names of the district's schools and of the model's factors. */
import type { Choice } from '../../ground/tables/heading.ts';
import { orTableFault, type TableFault } from '../../ground/tables/table-fault.ts';
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import type { SchoolAnswers } from '../../people/schools/row-school.ts';
import { requireKnown } from '../../people/schools/school-answers.ts';
import { findKnownSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import type { OfficialTask, ReadOfficial } from './reading.ts';

const read = createTableReading<OfficialTask, ReadOfficial>(new URL('./reading-thread.ts', import.meta.url));

/**
 * @param asked `year`: see `readOfficial`; `answers`: which schools the names of the file mean, as people have said
 * @returns a TableFault where the file cannot be read
 * @throws ProblemError `outOfScope` for an answer that names a school of elsewhere
 */
export async function loadOfficial(
  { content, db }: Pick<Services, 'content' | 'db'>,
  territoryId: number,
  bytes: Buffer,
  { answers = {}, choice = {}, year }: { year: number | null; answers?: SchoolAnswers; choice?: Choice },
): Promise<ReadOfficial | TableFault> {
  const schools = await findKnownSchools(db, territoryId);
  requireKnown(schools, Object.values(answers));
  const factors = content.riskModel.factors.map(({ code, title = { ru: code, en: code } }) => ({ code, title }));
  return read({ bytes, choice, year, schools, answers, factors }).catch(orTableFault);
}

/** `leaveOut`: faulty rows and schools that nobody knows are left out on purpose. A file of another year than was said is taken in no case. */
export const isStorable = (read: ReadOfficial, leaveOut: boolean): read is ReadOfficial & { year: number } =>
  read.year !== null &&
  read.levels.length > 0 &&
  (leaveOut || (read.faultCount === 0 && read.unknown.length === 0)) &&
  !read.faults.some(({ code }) => code === 'yearOther');
