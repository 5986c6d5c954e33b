import { type Static, Type } from 'typebox';
import { Grade, Id, orNull } from '../../ground/http/schemas.ts';
import { Asked, WayName } from '../modes/schemas.ts';
import { LEAST_CLASS, MOST_CLASS } from './classes.ts';

const Group = { schoolId: Id, audience: Asked, grade: Grade };
const MostPeople = Type.Integer({ minimum: LEAST_CLASS, maximum: MOST_CLASS });

/** GET /api/campaigns/{id}/links/plan: people in a class at most; without it one link a group. */
export const LinksPlanQuery = Type.Object({ most: Type.Optional(MostPeople) }, { additionalProperties: false });

/** POST /api/campaigns/{id}/links */
export const LinksBody = Type.Object({ most: orNull(MostPeople) }, { additionalProperties: false });

/** What is to be made, or was made: every group is either there or left out with the reason. */
export const LinksPlan = Type.Object({
  links: Type.Integer(),
  make: Type.Array(
    Type.Object({
      ...Group,
      people: orNull(Type.Integer()),
      /** One link each; an empty label for the whole group. */
      classes: Type.Array(Type.Object({ label: Type.String(), people: orNull(Type.Integer()) })),
    }),
  ),
  leftOut: Type.Array(
    Type.Object({ ...Group, why: Type.Enum(['codes', 'paper', 'hasLinks', 'linksClosed', 'nobody']) }),
  ),
});
export type LinksPlan = Static<typeof LinksPlan>;

const WaysWishFields = {
  audience: Asked,
  way: WayName,
};
const Status = Type.Enum(['lowResults', 'hardConditions']);
const SchoolType = Type.String({ minLength: 1, maxLength: 200 });

/** GET /api/campaigns/{id}/ways/plan: all schools of the campaign, or those with a status today, or of a type. */
export const WaysQuery = Type.Object(
  { ...WaysWishFields, status: Type.Optional(Status), type: Type.Optional(SchoolType) },
  { additionalProperties: false },
);

/** PUT /api/campaigns/{id}/ways */
export const WaysWish = Type.Object(
  { ...WaysWishFields, status: orNull(Status), type: orNull(SchoolType) },
  { additionalProperties: false },
);
export type WaysWish = Static<typeof WaysWish>;

/** What is to be changed, or was. */
export const WaysPlan = Type.Object({
  change: Type.Array(Type.Object({ schoolId: Id, from: WayName, openLinks: Type.Integer(), hasCards: Type.Boolean() })),
  /** Schools of the kind that answer this way already. */
  same: Type.Integer(),
  /** Schools of the campaign that are not of the kind. */
  others: Type.Integer(),
  /** The types of the campaign's schools, to choose from. */
  types: Type.Array(Type.String()),
});
export type WaysPlan = Static<typeof WaysPlan>;

/** GET /api/campaigns/{id}/missing-ways: groups of an open campaign of which nobody can answer; none of another one. */
export const MissingWaysResponse = Type.Object({
  groups: Type.Array(Type.Object({ ...Group, why: Type.Enum(['noLinks', 'linksClosed', 'noCards']) })),
});
export type MissingWaysResponse = Static<typeof MissingWaysResponse>;
export type MissingWay = MissingWaysResponse['groups'][number];

const LanguageName = Type.Enum(['ru', 'en']);

/** GET /api/campaigns/{id}/kits: what the kit of each school would hold now. */
export const KitsResponse = Type.Object({
  schools: Type.Array(
    Type.Object({
      schoolId: Id,
      /** Pages with a link and its QR code. */
      notices: Type.Integer(),
      /** Cards that would be made: those printed before are not made again. */
      cards: Type.Integer(),
      /** Audiences with a paper form. */
      forms: Type.Integer(),
      leftOut: Type.Array(
        Type.Object({
          audience: Asked,
          grade: Grade,
          why: Type.Enum(['cardsPrinted', 'peopleUnknown', 'nobody', 'noLinks', 'linksClosed']),
        }),
      ),
    }),
  ),
});
export type KitsResponse = Static<typeof KitsResponse>;
export type KitSummary = KitsResponse['schools'][number];

/** POST /api/schools/{id}/kit: a ZIP; the cards in it are made with it and cannot be had again. */
export const KitBody = Type.Object({ language: LanguageName }, { additionalProperties: false });

/** GET /api/schools/{id}/message and /api/schools/{id}/handout-sheet */
export const PapersQuery = Type.Object({ campaign: Id, language: LanguageName });
export const MessageResponse = Type.Object({ text: Type.String() });
export type MessageResponse = Static<typeof MessageResponse>;

/** A file, as bytes. */
export const FileBytes = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });
