/** Reads a table of means in a thread, by the names of the district's schools and tests. */
import type { Choice } from '../../ground/tables/heading.ts';
import { orTableFault, type TableFault } from '../../ground/tables/table-fault.ts';
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import { subjectNames } from '../../objectivity/imports/actions.ts';
import { listTests } from '../../objectivity/tests/catalogue.ts';
import type { SchoolAnswers } from '../../people/schools/row-school.ts';
import { requireKnown } from '../../people/schools/school-answers.ts';
import { findKnownSchools } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import type { CheckedTable, MeansTask } from './check.ts';

const check = createTableReading<MeansTask, CheckedTable>(new URL('./check-thread.ts', import.meta.url));

/** @returns a TableFault where the file cannot be read @throws ProblemError `outOfScope` for an answer that names a school of elsewhere */
export async function readMeans(
  services: Services,
  territoryId: number,
  bytes: Buffer,
  { answers = {}, choice = {} }: { answers?: SchoolAnswers; choice?: Choice },
): Promise<CheckedTable | TableFault> {
  const schools = await findKnownSchools(services.db, territoryId);
  requireKnown(schools, Object.values(answers));
  const subjects = subjectNames(await listTests(services, territoryId));
  return check({ bytes, choice, rules: { schools, subjects, answers } }).catch(orTableFault);
}
