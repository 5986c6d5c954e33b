/**
 * The table of roles. Everything that asks what a role may do or where it lies is derived from it; who writes, confirms
 * or publishes which kind stands in `publications/kinds.ts` and in the folders of `evidence/kinds`.
 *
 * A role that leaves the table needs a migration for those who hold it: the database takes roles by any name.
 */
import type { PermissionName } from './schemas.ts';

type Traits = {
  permissions: readonly PermissionName[];
  /** Where the role may lie. */
  place: 'territory' | 'school' | 'either';
  /**
   * `place`: where the role lies with all below it. `assignments`: a place in a territory reaches nothing, the schools
   * that the holder is assigned to do.
   */
  reach: 'place' | 'assignments';
  /** Whether the role reaches nothing without a second factor. */
  needsSecondFactor: boolean;
  /** Who gives and ends the role, within their own scope. */
  governedBy: readonly Governor[];
};
type Governor = 'administrator' | 'chief' | 'head';

const READ = [
  'campaigns:read',
  'results:read',
  'coverage:read',
  'plan:read',
  'practice:read',
  'content:read',
  'roadmap:read',
] as const;
const PUBLISH = ['publications:read', 'publications:write', 'publications:step'] as const;
const CONFIRM = ['publications:read', 'publications:step'] as const;
const EVIDENCE = ['evidence:read', 'evidence:write'] as const;

export const ROLES = {
  // Who hands out roles and ends second factors can become anyone, so that account must not be the one that a password alone opens.
  administrator: {
    permissions: [
      'campaigns:read',
      'coverage:read',
      'content:read',
      'audit:read',
      'accounts:read',
      'accounts:invite',
      'accounts:manage',
      'jobs:manage',
      'schools:manage',
      'school:contact',
      'territories:manage',
      'setup:read',
    ],
    place: 'territory',
    reach: 'place',
    needsSecondFactor: true,
    governedBy: ['administrator'],
  },
  // Not governed by its like, so that nobody but the administrator makes the chief's equal.
  chief: {
    permissions: [
      ...EVIDENCE,
      'roadmap:edit',
      'meeting:prepare',
      ...READ,
      ...PUBLISH,
      // Not with the analyst, who hands out links and codes: whoever has both could single one person out.
      'campaigns:end',
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
      'schools:manage',
      'school:contact',
      'territories:manage',
      'setup:read',
    ],
    place: 'territory',
    reach: 'place',
    needsSecondFactor: true,
    governedBy: ['administrator'],
  },
  analyst: {
    permissions: [
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
      'schools:manage',
      'school:contact',
      'setup:read',
    ],
    place: 'territory',
    reach: 'place',
    needsSecondFactor: true,
    governedBy: ['administrator', 'chief'],
  },
  tutor: {
    permissions: [
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
    place: 'territory',
    reach: 'assignments',
    needsSecondFactor: false,
    governedBy: ['administrator', 'chief'],
  },
  mentor: {
    permissions: [...EVIDENCE, 'content:read', 'work:read', 'lessons:observe'],
    place: 'either',
    reach: 'place',
    needsSecondFactor: false,
    governedBy: ['administrator', 'chief'],
  },
  workingGroup: {
    permissions: [...EVIDENCE, 'content:read', 'work:read', ...CONFIRM],
    place: 'either',
    reach: 'place',
    needsSecondFactor: false,
    governedBy: ['administrator', 'chief'],
  },
  head: {
    permissions: [
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
      'school:contact',
    ],
    place: 'school',
    reach: 'place',
    needsSecondFactor: false,
    governedBy: ['administrator', 'chief'],
  },
  // The coordinator and the psychologist are the head's to appoint; the chief sees whom.
  coordinator: {
    permissions: [
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
    place: 'school',
    reach: 'place',
    needsSecondFactor: false,
    governedBy: ['administrator', 'head'],
  },
  psychologist: {
    permissions: [...EVIDENCE, 'content:read', 'work:read'],
    place: 'school',
    reach: 'place',
    needsSecondFactor: false,
    governedBy: ['administrator', 'head'],
  },
  viewer: {
    permissions: ['campaigns:read', 'content:read'],
    place: 'either',
    reach: 'place',
    needsSecondFactor: false,
    governedBy: ['administrator', 'chief'],
  },
} as const satisfies Record<string, Traits>;

export type Role = keyof typeof ROLES;
/** A role that the head gives at the own school. */
export type AppointedRole = {
  [Name in Role]: 'head' extends (typeof ROLES)[Name]['governedBy'][number] ? Name : never;
}[Role];

/** In the order of the table. */
export const ROLE_NAMES = Object.keys(ROLES) as Role[];

export function isRole(name: string): name is Role {
  return Object.hasOwn(ROLES, name);
}

export function traitsOf(role: Role): Traits {
  return ROLES[role];
}

export function grants(role: Role, permission: PermissionName): boolean {
  return traitsOf(role).permissions.includes(permission);
}

/** Roles that a role gives and ends. */
export function rolesGovernedBy(governor: Role): Role[] {
  return ROLE_NAMES.filter((role) => traitsOf(role).governedBy.some((each) => each === governor));
}

/** What a head gives at the own school. */
export const APPOINTED_ROLES = rolesGovernedBy('head') as AppointedRole[];

/** Whether the role belongs to a school; a tutor or mentor comes to it from outside. */
export function belongsToSchool(role: Role): boolean {
  return traitsOf(role).place === 'school';
}

/** Whether what its holder has to do lies in schools of their own: those that they belong or are assigned to. */
export function worksAtSchools(role: Role): boolean {
  return belongsToSchool(role) || traitsOf(role).reach === 'assignments';
}
