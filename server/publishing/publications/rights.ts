/** Which roles a caller has at the place of a publication, and so what the caller may do with it. */

import { type Caller, reachesTerritory } from '../../people/identity/caller.ts';
import type { Role } from '../../people/identity/roles.ts';
import { wayOf } from './kinds.ts';
import { mayTake, mayWrite, type Standing, turnOf } from './moves.ts';
import type { PublicationKind } from './schemas.ts';
import { PublicationStep } from './schemas.ts';

export type Placed = { territoryId: number; schoolId: number | null };

/** @param lineage the territory of the publication with all above it */
export function rolesAt({ memberships }: Caller, { schoolId }: Placed, lineage: readonly number[]): Role[] {
  return memberships
    .filter((each) =>
      each.territoryId !== null && reachesTerritory(each)
        ? lineage.includes(each.territoryId)
        : schoolId !== null && each.schoolId === schoolId,
    )
    .map(({ role }) => role);
}

/** What the caller may do with it now, beside whose turn it is. */
export function rightsOf(standing: Standing, roles: readonly Role[]) {
  return {
    turn: turnOf(standing),
    steps: PublicationStep.enum.filter((step) => mayTake(standing, step, roles) !== undefined),
    mayWrite: mayWrite(standing, roles),
  };
}

/** The kinds that the caller may begin for the department and for schools of the caller's own. */
export function beginnable({ memberships }: Caller, kinds: readonly PublicationKind[]) {
  const may = (kind: PublicationKind, ofSchool: boolean) =>
    memberships.some(({ role }) => wayOf(kind, ofSchool)?.writers.includes(role));
  return {
    district: kinds.filter((kind) => may(kind, false)),
    school: kinds.filter((kind) => may(kind, true)),
  };
}
