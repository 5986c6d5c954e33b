import { type Static, Type } from 'typebox';
import { Day, Grade, Id, Localized } from '../../ground/http/schemas.ts';

export const Asked = Type.Enum(['teacher', 'student', 'parent']);
export const WayName = Type.Enum(['codes', 'link', 'paper']);
export type WayName = Static<typeof WayName>;

export const CampaignQuery = Type.Object({ campaign: Id });
const Label = Type.String({ maxLength: 40 });
const Count = Type.Integer({ minimum: 1, maximum: 5000 });

const Group = { audience: Asked, grade: Grade };

/** GET /api/schools/{id}/answering: how the people of a school answer, and what was handed out. Counts and links, no answers. */
export const AnsweringResponse = Type.Object({
  campaignId: Id,
  schoolId: Id,
  state: Type.Enum(['planned', 'open', 'closed', 'sealed']),
  title: Localized,
  closesOn: Day,
  /** The address that goes on paper; one that only this computer knows is of no use there. */
  address: Type.String(),
  groups: Type.Array(
    Type.Object({
      ...Group,
      way: WayName,
      roll: Type.Union([Type.Integer(), Type.Null()]),
      /** A corrected number that comes into force with the next batch of the group; null when there is none. */
      rollNext: Type.Union([Type.Integer(), Type.Null()]),
      /** By how much the caps of its links can still grow; see `caps.ts`. */
      capLeft: Type.Integer(),
      received: Type.Integer(),
      /** Paper forms keyed in. */
      keyed: Type.Integer(),
      /** One-time codes, revoked ones left out, and how many were used. */
      codes: Type.Integer(),
      codesUsed: Type.Integer(),
      /** The fingerprint of the key of its cards, eight characters; null in a group without codes. */
      key: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  links: Type.Array(
    Type.Object({
      ...Group,
      label: Type.String(),
      code: Type.String(),
      people: Type.Union([Type.Integer(), Type.Null()]),
      cap: Type.Integer(),
      used: Type.Integer(),
      /** Takes no more answers, and can be opened again. */
      closed: Type.Boolean(),
    }),
  ),
  sheets: Type.Array(
    Type.Object({
      id: Id,
      ...Group,
      label: Type.String(),
      madeOn: Type.Union([Day, Type.Null()]),
      codes: Type.Integer(),
      /** Codes that are not revoked; 0 when the sheet is void. */
      valid: Type.Integer(),
    }),
  ),
});
export type AnsweringResponse = Static<typeof AnsweringResponse>;

/** PUT /api/schools/{id}/ways */
export const WayBody = Type.Object({ audience: Asked, way: WayName }, { additionalProperties: false });
/** How many class links were closed by it, because the way is another one now. */
export const WayResponse = Type.Object({ audience: Asked, way: WayName, closedLinks: Type.Integer() });

/** POST /api/schools/{id}/links: a link of one class. The cap leaves room for newcomers unless it is given. */
export const LinkBody = Type.Object(
  { ...Group, label: Label, people: Count, cap: Type.Optional(Count) },
  { additionalProperties: false },
);
export const LinkResponse = Type.Object({ code: Type.String(), cap: Type.Integer() });

export const LinkParams = Type.Object({ id: Id, code: Type.String({ minLength: 1, maxLength: 64 }) });
/** PUT /api/schools/{id}/links/{code}: what is given is changed. With its people a link gets the cap of a class of that size. */
export const LinkChangeBody = Type.Partial(
  Type.Object({ cap: Count, label: Label, people: Count, closed: Type.Boolean() }),
  { additionalProperties: false, minProperties: 1 },
);
export type LinkChangeBody = Static<typeof LinkChangeBody>;

/** POST /api/schools/{id}/cards: makes codes and answers with their sheets as PDF, once. */
export const CardsBody = Type.Object(
  {
    ...Group,
    count: Type.Integer({ minimum: 1, maximum: 500 }),
    label: Label,
    language: Type.Enum(['ru', 'en']),
    large: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type CardsBody = Static<typeof CardsBody>;

export const SheetParams = Type.Object({ id: Id, sheet: Id });
/** DELETE /api/schools/{id}/cards/{sheet}: how many unused codes are void now. */
export const RevokedResponse = Type.Object({ revoked: Type.Integer() });
export type RevokedResponse = Static<typeof RevokedResponse>;

/** GET /api/schools/{id}/notices: a page with a QR code for each group link. */
export const NoticesQuery = Type.Object({ campaign: Id, language: Type.Enum(['ru', 'en']) });
