/** What somebody has to do by a day: the one shape from which pages, reminders and calendars are made. */
import type { Localized } from '../../../surveys/schema.ts';
import type { Membership } from '../../people/identity/caller.ts';
import { type Role, worksAtSchools } from '../../people/identity/roles.ts';
import type { Beginning } from './beginning.ts';

export const TASK_KINDS = ['planLine', 'campaign', 'activity', 'visit', 'review', 'request', 'publication'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export type Task = {
  /** The same for the same thing at every look, for instance `planLine:3/17`. */
  key: string;
  kind: TaskKind;
  title: Localized;
  /** Null where the task is the district's. */
  schoolId: number | null;
  territoryId: number;
  /** Whose turn it is; any one of these. */
  roles: Role[];
  /** Days YYYY-MM-DD; `due` is the last one on which it is in time. */
  from: string | null;
  due: string;
  /** Address within the workplace where it is done. */
  path: string;
  /** What begins what is missing; empty where `path` is all there is. */
  begin: Beginning[];
};

/**
 * Whether it is the turn of somebody with these roles.
 * @param memberships in force on the day; a role in a territory above the task's own one is not asked for its tasks
 */
export function isTurnOf({ roles, schoolId, territoryId }: Task, memberships: readonly Membership[]): boolean {
  return memberships.some((membership) => {
    if (!roles.includes(membership.role)) return false;
    if (schoolId !== null && membership.schoolId !== null) return membership.schoolId === schoolId;
    if (worksAtSchools(membership.role) && schoolId !== null) return false;
    return membership.territoryId === territoryId;
  });
}

/** Tasks that come first, first. */
export function byDue(a: Task, b: Task): number {
  return a.due.localeCompare(b.due) || a.key.localeCompare(b.key);
}
