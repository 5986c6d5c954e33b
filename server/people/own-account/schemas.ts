import { type Static, Type } from 'typebox';
import { NamedRole } from '../account-links/schemas.ts';
import { Email, PersonName } from '../accounts/schemas.ts';

const Moment = Type.String({ format: 'date-time' });

/** GET /api/account: everything that is held about the person who asks. */
export const OwnAccountResponse = Type.Object({
  name: Type.String(),
  username: Type.Union([Type.String(), Type.Null()]),
  email: Type.Union([Type.String(), Type.Null()]),
  createdAt: Moment,
  roles: Type.Array(NamedRole),
  secondFactor: Type.Object({
    isOn: Type.Boolean(),
    isRequired: Type.Boolean(),
    /** Recovery codes that were not used yet. */
    recoveryCodes: Type.Integer(),
  }),
  /** Signed returns that carry the person's name. */
  signedReturns: Type.Integer(),
});
export type OwnAccountResponse = Static<typeof OwnAccountResponse>;

/** PATCH /api/account: `email` null removes the address. */
export const PersonBody = Type.Object(
  { name: PersonName, email: Type.Union([Email, Type.Null()]) },
  { additionalProperties: false },
);

const Password = Type.String({ minLength: 1, maxLength: 1000 });

/** What changes the way in asks for the present password again: an unlocked computer must not be enough. */
export const PasswordBody = Type.Object({ password: Password }, { additionalProperties: false });
export const NewPasswordBody = Type.Object(
  { password: Password, newPassword: Type.String({ maxLength: 1000 }) },
  { additionalProperties: false },
);

/** POST /api/account/second-factor: shown once, in force when a first code has been confirmed. */
export const SecondFactorResponse = Type.Object({
  /** For the QR code: an `otpauth:` address. */
  uri: Type.String(),
  /** The same secret in base 32, to be typed by hand. */
  secret: Type.String(),
  recoveryCodes: Type.Array(Type.String()),
});
export type SecondFactorResponse = Static<typeof SecondFactorResponse>;

export const RecoveryCodesResponse = Type.Object({ recoveryCodes: Type.Array(Type.String()) });
export type RecoveryCodesResponse = Static<typeof RecoveryCodesResponse>;

export const SessionsResponse = Type.Object({
  sessions: Type.Array(
    Type.Object({
      id: Type.String(),
      begunAt: Moment,
      /** To ten minutes. */
      seenAt: Moment,
      isThisOne: Type.Boolean(),
      device: Type.Enum(['phone', 'tablet', 'computer', 'unknown']),
    }),
  ),
});
export type SessionsResponse = Static<typeof SessionsResponse>;

export const SessionParams = Type.Object({ sessionId: Type.String({ minLength: 1, maxLength: 64 }) });
