/** Who calls, and how far their permissions reach. */
import type { Role } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import { ROLE_PERMISSIONS } from './permissions.ts';
import type { PermissionName } from './schemas.ts';

export type Membership = { role: Role; territoryId: number | null; schoolId: number | null };

export type Caller = { id: string; username: string; name: string; memberships: Membership[] };

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
  return {
    territoryIds: granting.flatMap(({ territoryId }) => territoryId ?? []),
    schoolIds: granting.flatMap(({ schoolId }) => schoolId ?? []),
  };
}
