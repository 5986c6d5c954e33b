import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { Id } from '../../ground/http/schemas.ts';

export const Facts = Type.Record(Type.String(), Rounded(4));

/** GET /api/schools/{id}/return?campaign=: the director's form and the return in force, if any is signed. */
export const ReturnResponse = Type.Object({
  campaignId: Id,
  /** The SurveyJS definition, frozen for the campaign. */
  form: Type.Object({}, { additionalProperties: true }),
  open: Type.Boolean(),
  signed: Type.Union([
    Type.Null(),
    Type.Object({
      version: Type.Integer(),
      facts: Facts,
      /** Counts of 1–4 people, which only the head of the school sees as numbers: to be shown as "fewer than 5". */
      fewerThanFive: Type.Array(Type.String()),
      signedBy: Type.String(),
      signedAt: Type.String({ format: 'date-time' }),
    }),
  ]),
});
export type ReturnResponse = Static<typeof ReturnResponse>;

/** POST /api/schools/{id}/return?campaign=: signs a new version; `expected` is the version seen (0 for none), 409 when another was signed since. */
export const SignBody = Type.Object(
  { facts: Facts, expected: Type.Integer({ minimum: 0 }) },
  { additionalProperties: false },
);
export const SignResponse = Type.Object({ version: Type.Integer() });
