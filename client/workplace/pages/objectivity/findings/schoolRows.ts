/** Which schools the table shows, and in which order. */
import type { SchoolLine } from '../../../../../server/objectivity/findings/schemas.ts';
import { fold } from '../../../../../surveys/fold.ts';
import { LEVEL_ORDER } from './checkWords.ts';
import type { ObjectivitySearch } from './search.ts';

/** Schools that deserve a look first, then by name. @param nameOf the name on the page */
export function arrangeSchools(
  schools: readonly SchoolLine[],
  { level, name = '' }: ObjectivitySearch,
  nameOf: (id: number) => string,
): SchoolLine[] {
  const wanted = fold(name);
  const fits = (own: SchoolLine) =>
    level === undefined || (level === 'work' ? own.open + own.confirmed > 0 : own.level === level);
  return schools
    .filter((own) => fits(own) && fold(nameOf(own.schoolId)).includes(wanted))
    .toSorted(
      (a, b) =>
        LEVEL_ORDER.indexOf(a.level) - LEVEL_ORDER.indexOf(b.level) ||
        nameOf(a.schoolId).localeCompare(nameOf(b.schoolId)),
    );
}
