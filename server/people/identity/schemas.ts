import { type Static, Type } from 'typebox';
import { Localized } from '../../../surveys/schema.ts';
import { Day, Id } from '../../ground/http/schemas.ts';
import { APPOINTED_ROLES, ROLE_NAMES } from './roles.ts';

export type { AppointedRole, Role } from './roles.ts';

export const RoleName = Type.Enum(ROLE_NAMES);
/** The roles that a head gives at the own school. */
export const AppointedRoleName = Type.Enum(APPOINTED_ROLES);

export const PermissionName = Type.Enum([
  'campaigns:read',
  'results:read',
  'coverage:read',
  'links:read',
  'return:read',
  'return:sign',
  'plan:read',
  'plan:write',
  'practice:read',
  'content:read',
  'content:confirm',
  'exit:judge',
  'vpr:import',
  'objectivity:read',
  'objectivity:work',
  'campaigns:manage',
  'campaigns:end',
  'codes:hand',
  'answers:key',
  'roll:edit',
  'audit:read',
  'accounts:read',
  'accounts:invite',
  'accounts:manage',
  'tutors:assign',
  'tutors:read',
  'school:appoint',
  'evidence:read',
  'evidence:write',
  'work:read',
  'visits:plan',
  'lessons:observe',
  'roadmap:read',
  'roadmap:edit',
  'meeting:prepare',
  'publications:read',
  'publications:write',
  'publications:step',
  'jobs:manage',
  'schools:manage',
  'territories:manage',
  'school:contact',
  'setup:read',
]);
export type PermissionName = Static<typeof PermissionName>;

/** GET /api/session: who is signed in, what they may do, and what "today" is. 401 when nobody is. */
export const SessionResponse = Type.Object({
  account: Type.Object({ id: Type.String(), username: Type.String(), name: Type.String() }),
  memberships: Type.Array(
    Type.Object({
      role: RoleName,
      territoryId: Type.Union([Id, Type.Null()]),
      schoolId: Type.Union([Id, Type.Null()]),
      /** What this role alone gives, at this place. */
      permissions: Type.Array(PermissionName),
    }),
  ),
  /** None while the second factor that a role needs is missing. */
  permissions: Type.Array(PermissionName),
  /** `missing`: nothing but its set-up can be reached. */
  secondFactor: Type.Enum(['on', 'off', 'missing']),
  /** The municipality in view. */
  territory: Type.Union([Type.Object({ id: Id, name: Localized }), Type.Null()]),
});
export type SessionResponse = Static<typeof SessionResponse>;

/**
 * GET /api/about (public): what the sign-in page and the demo's banner need. `demo` only in the demo; `filling` while it is being
 * made: how many of how many parts are there.
 */
export const AboutResponse = Type.Object({
  today: Day,
  /** Whether this installation sends mail, so that a new password can be had by a letter. */
  mail: Type.Boolean(),
  demo: Type.Union([
    Type.Object({
      accounts: Type.Array(Type.Object({ role: RoleName, username: Type.String(), password: Type.String() })),
      filling: Type.Union([
        Type.Object({ done: Type.Integer({ minimum: 0 }), total: Type.Integer({ minimum: 1 }) }),
        Type.Null(),
      ]),
      /** How a district of one's own is begun: by the button of the demo, or by a command alone. */
      leaving: Type.Enum(['button', 'command']),
    }),
    Type.Null(),
  ]),
});
export type AboutResponse = Static<typeof AboutResponse>;

/** Of a request that only does something. */
export const Done = Type.Object({});
export type Done = Static<typeof Done>;

/** POST /api/auth/sign-in/username: `username` may be an e-mail address. */
export const SignInBody = Type.Object(
  { username: Type.String({ minLength: 1, maxLength: 254 }), password: Type.String({ minLength: 1, maxLength: 1000 }) },
  { additionalProperties: false },
);
/** `secondFactor`: no session yet; a code is asked for next. */
export const SignInResponse = Type.Object({ secondFactor: Type.Boolean() });
export type SignInResponse = Static<typeof SignInResponse>;

/** POST /api/auth/two-factor/…: a code of the authenticator, or one of the recovery codes. */
export const CodeBody = Type.Object(
  { code: Type.String({ minLength: 6, maxLength: 40 }) },
  { additionalProperties: false },
);
