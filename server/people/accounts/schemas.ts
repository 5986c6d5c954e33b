import { type Static, Type } from 'typebox';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { AppointedRoleName, RoleName } from '../identity/schemas.ts';

const Moment = Type.String({ format: 'date-time' });

export const Place = { territoryId: orNull(Id), schoolId: orNull(Id) };

/** How a person wants to be called. */
export const PersonName = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
export const Email = Type.String({ format: 'email', maxLength: 254 });

export const RoleHeld = Type.Object({
  id: Id,
  role: RoleName,
  ...Place,
  startsOn: orNull(Day),
  /** The last day; a day before today means that the role has ended. */
  endsOn: orNull(Day),
});
export type RoleHeld = Static<typeof RoleHeld>;

/** What became of an invitation, and of its letter: it waits to be sent, has left, or was refused by the mail server; `away`: that could not be reached. */
export const InvitationView = Type.Object({
  state: Type.Enum(['waiting', 'used', 'expired', 'withdrawn']),
  expiresAt: Moment,
  letter: orNull(
    Type.Object({
      state: Type.Enum(['waiting', 'sent', 'failed']),
      fault: orNull(Type.Enum(['refused', 'away'])),
      at: Moment,
    }),
  ),
});
export type InvitationView = Static<typeof InvitationView>;

export const AccountSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  username: orNull(Type.String()),
  email: orNull(Type.String()),
  state: Type.Enum(['invited', 'active', 'disabled']),
  /** The newest one; null for an account that was made without. */
  invitation: orNull(InvitationView),
  hasSecondFactor: Type.Boolean(),
  /** Whether failed sign-ins make the account wait now. */
  isDelayed: Type.Boolean(),
  /** Roles within the caller's scope, ended ones too. */
  roles: Type.Array(RoleHeld),
});
export type AccountSummary = Static<typeof AccountSummary>;

/** GET /api/accounts: the accounts with a role in the caller's scope, by name, and what the caller may give. */
export const AccountsResponse = Type.Object({
  accounts: Type.Array(AccountSummary),
  governs: Type.Array(Type.Object({ role: RoleName, place: Type.Enum(['territory', 'school', 'either']) })),
  /** What a head appoints at the own school, for everybody who reads this. */
  appoints: Type.Array(AppointedRoleName),
  territories: Type.Array(Type.Object({ id: Id, name: Localized })),
  /** Whether letters can be sent. */
  hasMail: Type.Boolean(),
});
export type AccountsResponse = Static<typeof AccountsResponse>;

export const RoleBody = Type.Object({ role: RoleName, ...Place }, { additionalProperties: false });
export type RoleBody = Static<typeof RoleBody>;

/** POST /api/accounts: makes an account with one role and a link by which the person sets name and password. */
export const InviteBody = Type.Object(
  {
    name: PersonName,
    email: Type.Optional(Email),
    role: RoleName,
    ...Place,
    /** Days until the link ends. */
    days: Type.Integer({ minimum: 1, maximum: 30 }),
  },
  { additionalProperties: false },
);
export type InviteBody = Static<typeof InviteBody>;

export const DaysBody = Type.Object(
  { days: Type.Integer({ minimum: 1, maximum: 30 }) },
  { additionalProperties: false },
);

/** A link is shown this once: the server keeps its digest alone. */
export const NewLinkResponse = Type.Object({ accountId: Type.String(), path: Type.String(), expiresAt: Moment });
export type NewLinkResponse = Static<typeof NewLinkResponse>;

export const RoleAdded = Type.Object({ id: Id });

export const AccountParams = Type.Object({ accountId: Type.String({ minLength: 1, maxLength: 64 }) });
export const AccountRoleParams = Type.Object({ ...AccountParams.properties, roleId: Id });
