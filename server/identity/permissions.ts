/** Which role may do what. The one table that decides; scopes narrow it to territories and schools. */
import type { Role } from '../db/schema.ts';
import type { PermissionName } from './schemas.ts';

const READ: readonly PermissionName[] = [
  'campaigns:read',
  'results:read',
  'coverage:read',
  'plan:read',
  'content:read',
];

export const ROLE_PERMISSIONS: Record<Role, readonly PermissionName[]> = {
  administrator: ['campaigns:read', 'coverage:read', 'content:read', 'audit:read'],
  chief: [...READ, 'return:read', 'content:confirm', 'audit:read'],
  analyst: [...READ, 'links:read', 'return:read', 'campaigns:manage', 'codes:hand', 'roll:edit', 'content:confirm'],
  tutor: [...READ, 'plan:write', 'return:read'],
  mentor: ['content:read'],
  workingGroup: ['content:read'],
  head: [...READ, 'plan:write', 'links:read', 'return:read', 'return:sign'],
  coordinator: [...READ, 'plan:write', 'links:read', 'return:read', 'codes:hand', 'answers:key', 'roll:edit'],
  psychologist: ['content:read'],
  viewer: ['campaigns:read', 'content:read'],
};
