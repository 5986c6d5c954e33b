import { type Static, Type } from 'typebox';
import { Grade, Id, Localized } from '../../ground/http/schemas.ts';
import { Asked, WayName } from '../modes/schemas.ts';

/** GET /api/schools/{id}/paper: the form as PDF, made from the frozen questionnaire. */
export const PaperQuery = Type.Object({ campaign: Id, audience: Asked, language: Type.Enum(['ru', 'en']) });

export const KeyingQuery = Type.Object({ campaign: Id, audience: Asked });

/** GET /api/schools/{id}/keying: what the page of keying needs; digits are the places of the choices, from 1. */
export const KeyingResponse = Type.Object({
  schoolId: Id,
  campaignId: Id,
  audience: Asked,
  state: Type.Enum(['planned', 'open', 'closed', 'sealed']),
  way: WayName,
  /** The start of the form's hash, as printed on its pages. */
  form: Type.String(),
  groups: Type.Array(Type.Object({ grade: Grade, keyed: Type.Integer() })),
  items: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Localized,
      choices: Type.Array(
        Type.Object({ value: Type.Union([Type.Integer(), Type.Literal('hardToSay')]), text: Localized }),
      ),
    }),
  ),
});
export type KeyingResponse = Static<typeof KeyingResponse>;

/** POST /api/schools/{id}/keyed: sheets of one cell. The same id again is not stored twice. */
export const KeyedBody = Type.Object(
  {
    audience: Asked,
    grade: Grade,
    sheets: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$' }),
          answers: Type.Record(Type.String(), Type.Unknown()),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 200 },
    ),
  },
  { additionalProperties: false },
);
/** `known` were stored before and are not stored again. */
export const KeyedResponse = Type.Object({ stored: Type.Integer(), known: Type.Integer() });
export type KeyedResponse = Static<typeof KeyedResponse>;
