import { type Static, Type } from 'typebox';
import { Localized } from '../../../surveys/schema.ts';
import { Day, Id } from '../../ground/http/schemas.ts';

export const SchoolSummary = Type.Object({
  id: Id,
  name: Localized,
  shortName: Localized,
  /** On the day that was asked for; `year`: the last one for which the school was designated by then, null where it never was. */
  status: Type.Object({
    kinds: Type.Array(Type.Union([Type.Literal('lowResults'), Type.Literal('hardConditions')])),
    year: Type.Union([Type.Integer(), Type.Null()]),
  }),
});
export type SchoolSummary = Static<typeof SchoolSummary>;

/** `on`: the day of the status, today where it is left out. */
export const SchoolsQuery = Type.Object({ on: Type.Optional(Day) }, { additionalProperties: false });

/** GET /api/schools: the schools in the caller's scope, by name. */
export const SchoolsResponse = Type.Object({ schools: Type.Array(SchoolSummary) });
export type SchoolsResponse = Static<typeof SchoolsResponse>;
