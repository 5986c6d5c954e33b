/** Who calls, and how far their permissions reach. */
import type { Role } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { GOVERNED_ROLES, ROLE_PERMISSIONS, SECOND_FACTOR_ROLES } from './permissions.ts';
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
  return [...new Set(caller.memberships.flatMap((membership) => ROLE_PERMISSIONS[membership.role]))].sort();
}

/**
 * The scope in which the caller holds a permission.
 * @throws ProblemError `forbidden` when no role of the caller has it
 */
export function scopeOf(caller: Caller, permission: PermissionName): Scope {
  const granting = caller.memberships.filter((membership) => ROLE_PERMISSIONS[membership.role].includes(permission));
  if (granting.length === 0) throw new ProblemError('forbidden');
  return reachOf(granting);
}

/** The roles that the caller may give and end somewhere. */
export function governedRoles(caller: Caller): Role[] {
  return [...new Set(caller.memberships.flatMap(({ role }) => GOVERNED_ROLES[role] ?? []))].sort();
}

/**
 * The scope in which the caller may give and end a role.
 * @throws ProblemError `roleNotGoverned` when that is nowhere
 */
export function governingScope(caller: Caller, role: Role): Scope {
  const governing = caller.memberships.filter((membership) => GOVERNED_ROLES[membership.role]?.includes(role));
  if (governing.length === 0) throw new ProblemError('roleNotGoverned');
  return reachOf(governing);
}

/** @param roles the roles of an account */
export function needsSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => SECOND_FACTOR_ROLES.includes(role));
}

/** A tutor of a territory reaches no school by that alone: only the assignments in force do. */
export function reachOf(memberships: Membership[]): Scope {
  return {
    territoryIds: memberships.flatMap(({ role, territoryId }) => (role === 'tutor' ? [] : (territoryId ?? []))),
    schoolIds: memberships.flatMap(({ schoolId }) => schoolId ?? []),
  };
}
