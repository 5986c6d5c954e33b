/** Which schools the names of a file mean, as the command line says: `--school "NAME IN THE FILE=LOGIN, CODE OR NAME"`. */
import { createSchoolFinder } from '../../../people/schools/name-index.ts';
import type { SchoolAnswers } from '../../../people/schools/row-school.ts';
import { findKnownSchools } from '../../../people/schools/store.ts';
import type { Services } from '../../../services.ts';
import { UsageError } from '../usage-error.ts';

/** For what is none of the district's schools. */
const NONE = 'none';

/** @param given by the names of the file what each means @throws UsageError for what is no school of the district */
export async function readSchoolAnswers(
  { db }: Pick<Services, 'db'>,
  territoryId: number,
  given: Readonly<Record<string, string>> = {},
): Promise<SchoolAnswers> {
  if (Object.keys(given).length === 0) return {};
  const find = createSchoolFinder(await findKnownSchools(db, territoryId));
  const idOf = (text: string): number | null => {
    const id = text === NONE ? null : find(text);
    if (id === undefined) throw new UsageError(`--school: the district has no school “${text}”, or several`);
    return id;
  };
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, idOf(text)]));
}
