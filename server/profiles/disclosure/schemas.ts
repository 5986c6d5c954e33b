import { type Static, Type } from 'typebox';
import { Audience, Grade, Id, Localized } from '../../ground/http/schemas.ts';

/** `kept`: without answer sets that show a sign of carelessness, as far as they can be parted from the others. */
export const Quality = Type.Enum(['all', 'kept']);
export type Quality = Static<typeof Quality>;

/** How the doubtful answer sets of a cell stand: none; 1–4 or not to be parted from the others; n that can be taken out. */
export const DoubtfulCell = Type.Object({
  schoolId: Id,
  audience: Audience,
  grade: Grade,
  doubtful: Type.Union([
    Type.Object({ kind: Type.Literal('none') }),
    Type.Object({ kind: Type.Literal('few') }),
    Type.Object({ kind: Type.Literal('removed'), n: Type.Integer() }),
  ]),
});
export type DoubtfulCell = Static<typeof DoubtfulCell>;

/** A share of a group: in steps of five per cent, or in words where a number would speak of one or two people. */
export const Share = Type.Union([
  Type.Object({ kind: Type.Literal('share'), percent: Type.Integer() }),
  Type.Object({ kind: Type.Enum(['almostAll', 'almostNobody', 'most', 'few']) }),
]);
export type Share = Static<typeof Share>;

/** How an item was answered: hidden under 5 answers, two sides under 20, else each answer from the favourable end on. */
export const ItemBar = Type.Union([
  Type.Object({ kind: Type.Literal('hidden') }),
  Type.Object({ kind: Type.Literal('sides'), n: Type.Integer(), favourable: Share, risky: Share }),
  Type.Object({
    kind: Type.Literal('answers'),
    n: Type.Integer(),
    answers: Type.Array(Type.Object({ value: Type.Integer(), isRisky: Type.Boolean(), share: Share })),
  }),
]);
export type ItemBar = Static<typeof ItemBar>;

export const ItemsQuery = Type.Object({
  campaign: Id,
  factor: Type.String({ minLength: 1, maxLength: 20 }),
  quality: Type.Optional(Quality),
});

/** GET /api/schools/{id}/items?campaign=&factor=&quality=: how each item of a factor was answered, grades together. */
export const ItemsResponse = Type.Object({
  campaignId: Id,
  schoolId: Id,
  factor: Type.String(),
  quality: Quality,
  items: Type.Array(Type.Object({ audience: Audience, item: Type.String(), text: Localized, bar: ItemBar })),
});
export type ItemsResponse = Static<typeof ItemsResponse>;
