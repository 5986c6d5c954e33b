/** What a whole list of a year does to the schools of a district. Pure. */
import type { DesignationKind } from '../../../ground/db/schema.ts';

export type ListedSchool = { schoolId: number; kinds: DesignationKind[] };

/** `changed`: it keeps a status, but another one than before. */
export const LIST_CHANGES = ['gained', 'changed', 'kept', 'lost', 'none'] as const;
export type ListChange = (typeof LIST_CHANGES)[number];

/** `before`: the status in the year without the list; `kinds`: with it. */
export type Outcome = ListedSchool & { before: DesignationKind[]; change: ListChange };

/**
 * @param before every school of the district with its status as it is now
 * @param listed those on the list; a school that is not on it has no status
 */
export function outcomeOf(before: readonly ListedSchool[], listed: readonly ListedSchool[]): Outcome[] {
  const onList = new Map(listed.map(({ kinds, schoolId }) => [schoolId, kinds.toSorted()]));
  return before.map(({ kinds: former, schoolId }) => {
    const kinds = onList.get(schoolId) ?? [];
    return { schoolId, before: former, kinds, change: changeOf(former.toSorted(), kinds) };
  });
}

function changeOf(before: readonly string[], after: readonly string[]): ListChange {
  if (after.length === 0) return before.length === 0 ? 'none' : 'lost';
  if (before.length === 0) return 'gained';
  return before.join() === after.join() ? 'kept' : 'changed';
}
