/** Which role may do what. The one table that decides; scopes narrow it to territories and schools. */
import type { Role } from '../../ground/db/schema.ts';
import type { PermissionName } from './schemas.ts';

const READ: readonly PermissionName[] = [
  'campaigns:read',
  'results:read',
  'coverage:read',
  'plan:read',
  'practice:read',
  'content:read',
  'roadmap:read',
];

/** Which kinds a role may write, confirm or publish stands in `publications/kinds.ts`. */
const PUBLISH: readonly PermissionName[] = ['publications:read', 'publications:write', 'publications:step'];
const CONFIRM: readonly PermissionName[] = ['publications:read', 'publications:step'];

/** Which kinds a role reads and writes stands in `evidence/rights.ts`. */
const EVIDENCE: readonly PermissionName[] = ['evidence:read', 'evidence:write'];

export const ROLE_PERMISSIONS: Record<Role, readonly PermissionName[]> = {
  administrator: [
    'campaigns:read',
    'coverage:read',
    'content:read',
    'audit:read',
    'accounts:read',
    'accounts:invite',
    'accounts:manage',
  ],
  chief: [
    ...EVIDENCE,
    'roadmap:edit',
    'meeting:prepare',
    ...READ,
    ...PUBLISH,
    'return:read',
    'content:confirm',
    'exit:judge',
    'objectivity:read',
    'objectivity:work',
    'audit:read',
    'accounts:read',
    'accounts:invite',
    'tutors:assign',
    'tutors:read',
  ],
  analyst: [
    ...EVIDENCE,
    'roadmap:edit',
    'meeting:prepare',
    ...READ,
    ...PUBLISH,
    'links:read',
    'return:read',
    'campaigns:manage',
    'codes:hand',
    'roll:edit',
    'tutors:read',
    'content:confirm',
    'exit:judge',
    'vpr:import',
    'objectivity:read',
    'objectivity:work',
  ],
  tutor: [
    ...EVIDENCE,
    ...READ,
    'work:read',
    'visits:plan',
    'lessons:observe',
    ...CONFIRM,
    'plan:write',
    'return:read',
    'objectivity:read',
  ],
  mentor: [...EVIDENCE, 'content:read', 'work:read', 'lessons:observe'],
  workingGroup: [...EVIDENCE, 'content:read', 'work:read', ...CONFIRM],
  head: [
    ...EVIDENCE,
    ...READ,
    ...PUBLISH,
    'plan:write',
    'links:read',
    'return:read',
    'return:sign',
    'objectivity:read',
    'accounts:read',
    'accounts:invite',
    'school:appoint',
  ],
  coordinator: [
    ...EVIDENCE,
    ...READ,
    ...PUBLISH,
    'plan:write',
    'links:read',
    'return:read',
    'codes:hand',
    'answers:key',
    'roll:edit',
  ],
  psychologist: [...EVIDENCE, 'content:read', 'work:read'],
  viewer: ['campaigns:read', 'content:read'],
};

/**
 * Who may give and end which role, within their own scope. The chief gives no chief, so that nobody but the
 * administrator makes their own equal; the coordinator and the psychologist are the head's to appoint, and the chief
 * sees whom.
 */
export const GOVERNED_ROLES: Partial<Record<Role, readonly Role[]>> = {
  administrator: [
    'administrator',
    'chief',
    'analyst',
    'tutor',
    'mentor',
    'workingGroup',
    'head',
    'coordinator',
    'psychologist',
    'viewer',
  ],
  chief: ['analyst', 'tutor', 'mentor', 'workingGroup', 'head', 'viewer'],
  head: ['coordinator', 'psychologist'],
};

/** Where a role may lie. A tutor belongs to a territory, and reaches the schools of the assignments in force. */
export const ROLE_PLACES: Record<Role, 'territory' | 'school' | 'either'> = {
  administrator: 'territory',
  chief: 'territory',
  analyst: 'territory',
  tutor: 'territory',
  mentor: 'either',
  workingGroup: 'either',
  head: 'school',
  coordinator: 'school',
  psychologist: 'school',
  viewer: 'either',
};

/**
 * Roles that reach nothing without a second factor. The administrator is among them: who hands out roles and ends
 * second factors can become anyone, so that account must not be the one that a password alone opens.
 */
export const SECOND_FACTOR_ROLES: readonly Role[] = ['administrator', 'chief', 'analyst'];
