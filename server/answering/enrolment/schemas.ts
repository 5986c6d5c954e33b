import { type Static, Type } from 'typebox';
import { MOST_PEOPLE } from '../../../surveys/people-count.ts';
import { Day, Grade, Id } from '../../ground/http/schemas.ts';

const Asked = Type.Enum(['teacher', 'student', 'parent']);

/** One number of people from one day on. Teachers have no grade; students and parents have one. */
export const RollEntry = Type.Object(
  {
    schoolId: Id,
    audience: Asked,
    grade: Grade,
    asOf: Day,
    people: Type.Integer({ minimum: 0, maximum: MOST_PEOPLE }),
  },
  { additionalProperties: false },
);
export type RollEntry = Static<typeof RollEntry>;

/** POST /api/roll: all entries or none. An entry of the same group and day replaces the former. */
export const RollBody = Type.Object(
  { entries: Type.Array(RollEntry, { minItems: 1, maxItems: 5000 }) },
  { additionalProperties: false },
);
export const RollResponse = Type.Object({ stored: Type.Integer() });

/** GET /api/schools/{id}/roll: every number that was ever entered, newest day first. */
export const RollHistoryResponse = Type.Object({
  schoolId: Id,
  entries: Type.Array(
    Type.Object({
      audience: Asked,
      grade: Grade,
      asOf: Day,
      people: Type.Integer(),
      /** Who entered it and when; null for what came with the installation. */
      recordedBy: Type.Union([Type.String(), Type.Null()]),
      recordedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
    }),
  ),
});
export type RollHistoryResponse = Static<typeof RollHistoryResponse>;

/** DELETE /api/schools/{id}/roll: takes one wrong entry back; the one before it is in force again. */
export const RollEntryQuery = Type.Object({
  audience: Asked,
  grade: Type.Optional(Type.Integer({ minimum: 0, maximum: 11 })),
  asOf: Day,
});
