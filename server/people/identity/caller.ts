/** Who calls, and how far their permissions reach. */

import { ProblemError } from '../../ground/http/problem.ts';
import { grants, type Role, rolesGovernedBy, traitsOf } from './roles.ts';
import type { PermissionName } from './schemas.ts';

export type Place = { territoryId: number | null; schoolId: number | null };

/** A role in force today. */
export type Membership = Place & { role: Role };

export type Caller = {
  id: string;
  username: string;
  name: string;
  sessionId: string;
  /** Whether the account has a second factor; a session of such an account has passed it. */
  hasSecondFactor: boolean;
  memberships: Membership[];
};

/** Territories (with all below them) and single schools that a permission reaches. */
export type Scope = { territoryIds: number[]; schoolIds: number[] };

export function permissionsOf(caller: Caller): PermissionName[] {
  return [...new Set(caller.memberships.flatMap(({ role }) => traitsOf(role).permissions))].sort();
}

/**
 * The scope in which the caller holds a permission.
 * @throws ProblemError `forbidden` when no role of the caller has it
 */
export function scopeOf(caller: Caller, permission: PermissionName): Scope {
  const granting = caller.memberships.filter(({ role }) => grants(role, permission));
  if (granting.length === 0) throw new ProblemError('forbidden');
  return reachOf(granting);
}

/** The schools at which a role of the caller's own gives the permission; a role in a territory above does not count. */
export function schoolsWith({ memberships }: Pick<Caller, 'memberships'>, permission: PermissionName): Set<number> {
  return new Set(memberships.flatMap(({ role, schoolId }) => (grants(role, permission) ? (schoolId ?? []) : [])));
}

/** The roles that the caller may give and end somewhere. */
export function governedRoles(caller: Caller): Role[] {
  return [...new Set(caller.memberships.flatMap(({ role }) => rolesGovernedBy(role)))].sort();
}

/**
 * The scope in which the caller may give and end a role.
 * @throws ProblemError `roleNotGoverned` when that is nowhere
 */
export function governingScope(caller: Caller, role: Role): Scope {
  const governing = caller.memberships.filter((membership) => rolesGovernedBy(membership.role).includes(role));
  if (governing.length === 0) throw new ProblemError('roleNotGoverned');
  return reachOf(governing);
}

/** @param roles the roles of an account */
export function needsSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => traitsOf(role).needsSecondFactor);
}

/** Whether a role reaches what lies in its territory: a tutor reaches the schools of the assignments in force alone. */
export function reachesTerritory({ role, territoryId }: Membership): boolean {
  return territoryId !== null && traitsOf(role).reach === 'place';
}

export function reachOf(memberships: Membership[]): Scope {
  return {
    territoryIds: memberships.filter(reachesTerritory).flatMap(({ territoryId }) => territoryId ?? []),
    schoolIds: memberships.flatMap(({ schoolId }) => schoolId ?? []),
  };
}
