import { type Static, Type } from 'typebox';
import { Audience, Localized } from '../../../surveys/schema.ts';
import { Grade } from '../../ground/http/schemas.ts';
import { TicketKey } from '../tickets/schemas.ts';

/** Bytes: an answer set of the longest form is under 4 KB; nobody needs more. */
export const BODY_LIMIT = 32 * 1024;

export const CodeParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 64 }) });

/** GET /api/survey/{code}. `school` is shown on the first page so that one sees one is in the right place. */
export const SurveyResponse = Type.Object({
  title: Localized,
  audience: Audience,
  grade: Grade,
  school: Localized,
  languages: Type.Array(Type.String()),
  /** The SurveyJS definition, frozen for the campaign. */
  form: Type.Object({}, { additionalProperties: true }),
  /** The key that signs the ticket of a one-time code; null for a class link. */
  ticketKey: Type.Union([TicketKey, Type.Null()]),
});
export type SurveyResponse = Static<typeof SurveyResponse>;

/** POST /api/survey/{code}/submissions. `answers` has the shape of SurveyJS' `survey.data`. 201, or 200 when the id is known. */
export const SubmissionBody = Type.Object(
  {
    id: Type.String({ pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$' }),
    answers: Type.Record(Type.String(), Type.Unknown()),
    /** The phone's judgement that the answers came too fast to have been read; no duration leaves the phone. */
    hurried: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export const SubmissionResponse = Type.Object({ received: Type.Boolean() });
