/** Invitations of many people at once: links shown once, as slips on paper or as letters. */
import { type Static, Type } from 'typebox';
import { Localized, orNull } from '../../ground/http/schemas.ts';
import { RoleName } from '../identity/schemas.ts';

/** The people of a large district. */
const MOST_PEOPLE = 3_000;

export const Days = Type.Integer({ minimum: 1, maximum: 30 });

/** A link is shown this once: the server keeps its digest alone. */
export const Invitation = Type.Object({
  accountId: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.Object({ role: RoleName, place: Localized })),
  email: orNull(Type.String()),
  path: Type.String(),
  expiresAt: Type.String({ format: 'date-time' }),
});
export type Invitation = Static<typeof Invitation>;

const AccountIds = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
  minItems: 1,
  maxItems: MOST_PEOPLE,
  uniqueItems: true,
});

/** POST /api/accounts/invitations: new links for accounts that nobody has opened; older ones end. 409 `accountState` where one has been opened or is disabled. */
export const InvitationsBody = Type.Object({ accountIds: AccountIds, days: Days }, { additionalProperties: false });
export const InvitationsResponse = Type.Object({ invitations: Type.Array(Invitation) });
export type InvitationsResponse = Static<typeof InvitationsResponse>;

/** POST /api/accounts/letters: each gets a letter with a new link, in the background. 409 `lettersOff` where no mail is set up. */
export const LettersBody = Type.Object({ accountIds: AccountIds, days: Days }, { additionalProperties: false });
/** How many get a letter, and how many do not: no address is known, or the account is in use. */
export const LettersResponse = Type.Object({ asked: Type.Integer(), leftOut: Type.Integer() });
export type LettersResponse = Static<typeof LettersResponse>;

/** One file of them is drawn in seconds; whoever has more asks in parts. */
const MOST_SLIPS = 600;

/** POST /api/accounts/slips: one slip for each link that is still open, by school. 410 `linkUsed` where none is. */
export const SlipsBody = Type.Object(
  {
    tokens: Type.Array(Type.String({ minLength: 20, maxLength: 100 }), { minItems: 1, maxItems: MOST_SLIPS }),
    language: Type.Enum(['ru', 'en']),
  },
  { additionalProperties: false },
);

/** 3,000 tokens, or as many ids. */
export const MANY_BODY_LIMIT = 512 * 1024;
