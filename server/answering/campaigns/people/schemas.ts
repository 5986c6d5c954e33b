import { type Static, Type } from 'typebox';
import { Grade, Id } from '../../../ground/http/schemas.ts';
import { Reason } from '../life/schemas.ts';

/** PUT /api/campaigns/{id}/people: the number of people of one group of a running campaign, corrected; the reason is kept. */
export const PeopleBody = Type.Object(
  {
    schoolId: Id,
    audience: Type.Enum(['teacher', 'student', 'parent']),
    grade: Grade,
    people: Type.Integer({ minimum: 1, maximum: 5000 }),
    reason: Reason,
  },
  { additionalProperties: false },
);
export type PeopleBody = Static<typeof PeopleBody>;

/** `rollNext` comes into force with the next batch of the group; null when the number in force was confirmed. */
export const PeopleResponse = Type.Object({
  roll: Type.Union([Type.Integer(), Type.Null()]),
  rollNext: Type.Union([Type.Integer(), Type.Null()]),
});
export type PeopleResponse = Static<typeof PeopleResponse>;
