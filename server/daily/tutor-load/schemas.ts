import { type Static, Type } from 'typebox';
import { Id } from '../../ground/http/schemas.ts';

const AccountId = Type.String({ minLength: 1, maxLength: 100 });

const Move = Type.Object(
  {
    schoolId: Id,
    /** Who has the school now; null for a school without a tutor. */
    from: Type.Union([AccountId, Type.Null()]),
    to: AccountId,
  },
  { additionalProperties: false },
);
export type Move = Static<typeof Move>;

/** GET /api/tutors/load: what each working tutor has to do, and a proposal that shares it evenly. */
export const TutorLoadResponse = Type.Object({
  /** The year of the campaign whose high risks are counted; null while there is none. */
  year: Type.Union([Type.Integer(), Type.Null()]),
  tutors: Type.Array(
    Type.Object({
      accountId: Type.String(),
      schools: Type.Integer(),
      highRisks: Type.Integer(),
      /** Planned visits that are still to come. */
      visits: Type.Integer(),
      /** One for each school and one for each of its high risks; and what it would be after the proposal. */
      points: Type.Integer(),
      after: Type.Integer(),
    }),
  ),
  proposal: Type.Array(Move),
});
export type TutorLoadResponse = Static<typeof TutorLoadResponse>;

/** POST /api/tutors/proposal: takes the proposal as it was seen; another one is refused with 409. */
export const TakeProposalBody = Type.Object(
  { moves: Type.Array(Move, { minItems: 1, maxItems: 500 }) },
  { additionalProperties: false },
);
