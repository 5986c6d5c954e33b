/** Who writes and who reads which record: the rights of its kind, narrowed by scopes to territories and schools. */
import type { Caller, Scope } from '../../people/identity/caller.ts';
import { reachOf } from '../../people/identity/caller.ts';
import type { Role } from '../../people/identity/roles.ts';
import { rolesAt } from '../../publishing/publications/rights.ts';
import { EVIDENCE_KINDS, type EvidenceKind, kindOf, type Typed } from './kinds.ts';
import { withoutFew } from './people.ts';

/** Kinds that are read within a scope; with `madeBy` only those that this account has written. */
export type Reach = { kinds: EvidenceKind[]; scope: Scope; madeBy: string | null };

/** All that the caller reads, role by role. */
export function reachesOf({ id, memberships }: Caller): Reach[] {
  return [...new Set(memberships.map(({ role }) => role))].flatMap((role) => {
    const scope = reachOf(memberships.filter((each) => each.role === role));
    const all = EVIDENCE_KINDS.filter((kind) => kindOf(kind).rights.readers.includes(role));
    const own = EVIDENCE_KINDS.filter((kind) => kindOf(kind).rights.ownReaders?.includes(role));
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
  const { district, school } = kindOf(kind).rights;
  const writers = schoolId === null ? district : school;
  const own = rolesAt(caller, { territoryId, schoolId }, lineage);
  const asked = toSchoolId === null ? [] : rolesAt(caller, { territoryId, schoolId: toSchoolId }, lineage);
  return [...own, ...asked].filter((role) => writers.includes(role));
}

type Kept = Placed & Typed & { byMaker: boolean; madeBy: string | null };

/**
 * Whether the caller sees counts of one to four people in a record: whoever keeps it, which for a school's record are those of the
 * school that write it, and whoever has written all of it alone. The department, the tutor and other schools see that they are few.
 */
export function seesFew(caller: Caller, record: Kept, lineage: readonly number[]): boolean {
  if (record.byMaker && record.madeBy === caller.id) return true;
  const { district, school } = kindOf(record.kind).rights;
  const keepers = record.schoolId === null ? district : school.filter((role) => OF_SCHOOL.includes(role));
  return rolesAt(caller, record, lineage).some((role) => keepers.includes(role));
}

const OF_SCHOOL: readonly Role[] = ['head', 'coordinator', 'psychologist'];

/** The record as the caller may see it, and the paths of what is hidden from the caller. */
export function dataFor(caller: Caller, record: Kept, lineage: readonly number[]) {
  return seesFew(caller, record, lineage) ? { data: record.data, hidden: [] } : withoutFew(record);
}

/** Whether the record says of itself who has written it, and that is none of these roles. */
export function speaksForAnother({ data, kind }: Typed, roles: readonly Role[]): boolean {
  const writer = kindOf(kind).writtenBy?.(data);
  return writer !== undefined && !roles.includes(writer);
}

/** Schools that a record names beside its own. */
export function namedSchools({ data, kind }: Typed): number[] {
  return kindOf(kind).namedSchools?.(data) ?? [];
}

/** The school that a request is addressed to; null for all else. */
export function addresseeOf({ data, kind }: Typed): number | null {
  return kindOf(kind).addressee?.(data) ?? null;
}

/** Kinds that the caller may begin for the district and for schools of the caller's own. */
export function beginnable({ memberships }: Caller) {
  const may = (place: 'district' | 'school') =>
    EVIDENCE_KINDS.filter((kind) => memberships.some(({ role }) => kindOf(kind).rights[place].includes(role)));
  return { district: may('district'), school: may('school') };
}
