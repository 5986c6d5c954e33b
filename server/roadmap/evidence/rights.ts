/** Who writes and who reads which kind of evidence. One table; scopes narrow it to territories and schools. */
import type { EvidenceKind } from '../../ground/db/evidence-tables.ts';
import type { Caller, Scope } from '../../people/identity/caller.ts';
import { reachOf } from '../../people/identity/caller.ts';
import type { Role } from '../../people/identity/roles.ts';
import { rolesAt } from '../../publishing/publications/rights.ts';
import type { Typed } from './kinds.ts';
import { EvidenceKind as KINDS } from './schemas.ts';

type Rights = {
  /** Who writes what belongs to the district, and what belongs to a school. */
  district: readonly Role[];
  school: readonly Role[];
  /** Who reads what lies in the own scope. */
  readers: readonly Role[];
  /** Who reads only what they have written. */
  ownReaders?: readonly Role[];
};

const OFFICE: readonly Role[] = ['chief', 'analyst'];
const SCHOOL: readonly Role[] = ['head', 'coordinator'];
const ALL: readonly Role[] = [...OFFICE, 'tutor', ...SCHOOL];

export const KIND_RIGHTS: Record<EvidenceKind, Rights> = {
  document: { district: OFFICE, school: [...SCHOOL, 'tutor'], readers: [...ALL, 'workingGroup'] },
  event: {
    district: OFFICE,
    school: [...ALL],
    readers: [...ALL, 'workingGroup', 'mentor', 'psychologist'],
  },
  visit: { district: [], school: ['tutor'], readers: ALL },
  observation: { district: [], school: ['mentor', 'tutor'], readers: ALL, ownReaders: ['mentor'] },
  staff: { district: [], school: [...SCHOOL, 'analyst'], readers: ALL },
  course: { district: [], school: [...SCHOOL, 'analyst'], readers: ALL },
  mentoring: { district: [], school: [...SCHOOL, 'analyst'], readers: ALL, ownReaders: ['mentor'] },
  agreement: { district: [], school: SCHOOL, readers: ALL },
  request: { district: [], school: ALL, readers: ALL, ownReaders: ['mentor'] },
  review: { district: [], school: ['tutor', 'workingGroup'], readers: [...ALL, 'workingGroup'] },
  consultation: { district: [], school: ['psychologist', 'head'], readers: [...ALL, 'psychologist'] },
};

/** Kinds that are read within a scope; with `madeBy` only those that this account has written. */
export type Reach = { kinds: EvidenceKind[]; scope: Scope; madeBy: string | null };

/** All that the caller reads, role by role. */
export function reachesOf({ id, memberships }: Caller): Reach[] {
  return [...new Set(memberships.map(({ role }) => role))].flatMap((role) => {
    const scope = reachOf(memberships.filter((each) => each.role === role));
    const all = KINDS.enum.filter((kind) => KIND_RIGHTS[kind].readers.includes(role));
    const own = KINDS.enum.filter((kind) => KIND_RIGHTS[kind].ownReaders?.includes(role));
    return [
      { kinds: all, scope, madeBy: null },
      { kinds: own, scope, madeBy: id },
    ].filter(({ kinds }) => kinds.length > 0);
  });
}

export type Placed = { kind: EvidenceKind; territoryId: number; schoolId: number | null };

/**
 * The roles in which the caller may write such a record.
 * @param lineage the territory of the record with all above it
 * @param toSchoolId the school that a request is addressed to: it answers
 */
export function writingRoles(
  caller: Caller,
  { kind, schoolId, territoryId }: Placed,
  lineage: readonly number[],
  toSchoolId: number | null = null,
): Role[] {
  const writers = schoolId === null ? KIND_RIGHTS[kind].district : KIND_RIGHTS[kind].school;
  const own = rolesAt(caller, { territoryId, schoolId }, lineage);
  const asked = toSchoolId === null ? [] : rolesAt(caller, { territoryId, schoolId: toSchoolId }, lineage);
  return [...own, ...asked].filter((role) => writers.includes(role));
}

/** Whether the record says of itself who has written it, and that is none of these roles. */
export function speaksForAnother({ data, kind }: Typed, roles: readonly Role[]): boolean {
  if (kind === 'observation') return !roles.includes(data.observer);
  if (kind === 'review') return !roles.includes(data.reviewer);
  return false;
}

/** Kinds that the caller may begin for the district and for schools of the caller's own. */
export function beginnable({ memberships }: Caller) {
  const may = (place: 'district' | 'school') =>
    KINDS.enum.filter((kind) => memberships.some(({ role }) => KIND_RIGHTS[kind][place].includes(role)));
  return { district: may('district'), school: may('school') };
}
