import { type Static, Type } from 'typebox';
import { Day, Localized } from '../../ground/http/schemas.ts';
import { PersonName } from '../accounts/schemas.ts';
import { RoleName } from '../identity/schemas.ts';

const Token = Type.String({ minLength: 20, maxLength: 100 });

/** POST /api/account-links/look: what a link is for. 404 unknown; 410 used, past its term or withdrawn. */
export const LookBody = Type.Object({ token: Token }, { additionalProperties: false });

export const NamedRole = Type.Object({
  role: RoleName,
  /** The school or territory. */
  place: Localized,
  startsOn: Type.Union([Day, Type.Null()]),
  endsOn: Type.Union([Day, Type.Null()]),
});
export type NamedRole = Static<typeof NamedRole>;

export const LinkResponse = Type.Object({
  kind: Type.Enum(['setup', 'invitation', 'password']),
  /** Of the account; both null at the set-up, the user name also at an invitation. */
  name: Type.Union([Type.String(), Type.Null()]),
  username: Type.Union([Type.String(), Type.Null()]),
  roles: Type.Array(NamedRole),
  expiresAt: Type.String({ format: 'date-time' }),
  /** At the set-up of an empty Opora: the district has to be named. */
  needsDistrict: Type.Boolean(),
});
export type LinkResponse = Static<typeof LinkResponse>;

/** POST /api/account-links/use: sets the password, and what the kind of the link asks for besides. */
export const UseBody = Type.Object(
  {
    token: Token,
    password: Type.String({ maxLength: 1000 }),
    /** At the set-up and at an invitation. */
    username: Type.Optional(Type.String({ maxLength: 100 })),
    /** At the set-up. */
    name: Type.Optional(PersonName),
    district: Type.Optional(PersonName),
  },
  { additionalProperties: false },
);
export type UseBody = Static<typeof UseBody>;

export const UsedResponse = Type.Object({ username: Type.String() });
export type UsedResponse = Static<typeof UsedResponse>;
