import { type Static, Type } from 'typebox';
import { Day, Id } from '../../ground/http/schemas.ts';

/** GET /api/tutors: the tutors of the caller's territories with their schools, ended assignments too. */
export const TutorsResponse = Type.Object({
  tutors: Type.Array(
    Type.Object({
      accountId: Type.String(),
      name: Type.String(),
      /** Whether the person still works as a tutor here; ended tutors stay in the history. */
      isActive: Type.Boolean(),
      assignments: Type.Array(
        Type.Object({
          id: Id,
          schoolId: Id,
          startsOn: Type.Union([Day, Type.Null()]),
          /** The last day. */
          endsOn: Type.Union([Day, Type.Null()]),
        }),
      ),
    }),
  ),
});
export type TutorsResponse = Static<typeof TutorsResponse>;

/** GET /api/tutors/schools: who goes where today, among the schools in scope. */
export const TutorSchoolsResponse = Type.Object({
  tutors: Type.Array(Type.Object({ accountId: Type.String(), name: Type.String(), schoolIds: Type.Array(Id) })),
});
export type TutorSchoolsResponse = Static<typeof TutorSchoolsResponse>;

export const AssignBody = Type.Object(
  { schoolId: Id, startsOn: Day, endsOn: Type.Union([Day, Type.Null()]) },
  { additionalProperties: false },
);
export type AssignBody = Static<typeof AssignBody>;

/** `endsOn`: the last day of the assignment; a day before today ends it at once. */
export const EndBody = Type.Object({ endsOn: Day }, { additionalProperties: false });
