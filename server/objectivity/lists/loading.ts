/** Reads an outside list in a thread, by the names of the district's schools. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import type { Choice } from '../../ground/tables/heading.ts';
import { orTableFault, type TableFault } from '../../ground/tables/table-fault.ts';
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import type { SchoolAnswers } from '../../people/schools/row-school.ts';
import { requireKnown } from '../../people/schools/school-answers.ts';
import { findKnownSchools } from '../../people/schools/store.ts';
import type { ListTask, ReadList } from './read-list.ts';

const read = createTableReading<ListTask, ReadList>(new URL('./read-list-thread.ts', import.meta.url));

/**
 * @param asked `year`: see `readList`; `answers`: which schools the names of the file mean, as people have said
 * @returns a TableFault where the file cannot be read
 * @throws ProblemError `outOfScope` for an answer that names a school of elsewhere
 */
export async function loadList(
  db: Kysely<Database>,
  territoryId: number,
  bytes: Buffer,
  { answers = {}, choice = {}, year }: { year: number | null; answers?: SchoolAnswers; choice?: Choice },
): Promise<ReadList | TableFault> {
  const schools = await findKnownSchools(db, territoryId);
  requireKnown(schools, Object.values(answers));
  return read({ bytes, choice, year, schools, answers }).catch(orTableFault);
}
