/** Numbers of people of many schools side by side, as they hold on a day. */
import { type Static, Type } from 'typebox';
import { Day, Id, Localized, orNull } from '../../../ground/http/schemas.ts';

/** GET /api/roll: `on` is today where it is left out; `q` are words of a school's name; `missing`: only schools that lack a number. */
export const EnrolmentQuery = Type.Object(
  {
    on: Type.Optional(Day),
    territory: Type.Optional(Id),
    q: Type.Optional(Type.String({ maxLength: 100 })),
    missing: Type.Optional(Type.Boolean()),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  },
  { additionalProperties: false },
);
export type EnrolmentQuery = Static<typeof EnrolmentQuery>;

/** The newest number up to the day, and from which day it holds; null where none is known. */
const Held = orNull(Type.Object({ people: Type.Integer(), asOf: Day }));

export const EnrolmentSchool = Type.Object({
  id: Id,
  shortName: Localized,
  territoryId: Id,
  mayEdit: Type.Boolean(),
  numbers: Type.Object({ teacher: Held, student6: Held, student8: Held, parent6: Held, parent8: Held }),
});
export type EnrolmentSchool = Static<typeof EnrolmentSchool>;

/** By territory, then by name; fifty a page. Schools that are not there on the day are left out. */
export const EnrolmentResponse = Type.Object({
  on: Day,
  /** The territories in which the caller sees schools. */
  territories: Type.Array(Type.Object({ id: Id, name: Localized })),
  schools: Type.Array(EnrolmentSchool),
  /** How many schools the filters leave, over all pages. */
  found: Type.Integer(),
  pages: Type.Integer(),
  /** Of the territory, whatever the other filters: how many schools, and how many of them have every number. */
  total: Type.Integer(),
  complete: Type.Integer(),
});
export type EnrolmentResponse = Static<typeof EnrolmentResponse>;
