import { type Static, Type } from 'typebox';
import { Localized } from '../../../surveys/schema.ts';
import { Day, Id, orNull } from '../../ground/http/schemas.ts';

/** `year`: the last one for which the school was designated by the day, null where it never was. */
export const SchoolStatusView = Type.Object({
  kinds: Type.Array(Type.Union([Type.Literal('lowResults'), Type.Literal('hardConditions')])),
  year: orNull(Type.Integer()),
});

export const SchoolSummary = Type.Object({
  id: Id,
  name: Localized,
  shortName: Localized,
  /** On the day that was asked for. */
  status: SchoolStatusView,
  /** On the day that was asked for: others take no part in anything that is to be done. */
  isOpen: Type.Boolean(),
  /** The school's last day; null while it has none. */
  closedOn: orNull(Day),
  /** The school that it was merged into. */
  successorId: orNull(Id),
});
export type SchoolSummary = Static<typeof SchoolSummary>;

/** By a name as a file writes it: the school that it means, null for none of the district's. */
export const SchoolAnswersSchema = Type.Record(Type.String({ maxLength: 300 }), Type.Union([Id, Type.Null()]), {
  maxProperties: 300,
});

/** `on`: the day of the status, today where it is left out. */
export const SchoolsQuery = Type.Object({ on: Type.Optional(Day) }, { additionalProperties: false });

/** GET /api/schools: the schools in the caller's scope, by name. */
export const SchoolsResponse = Type.Object({ schools: Type.Array(SchoolSummary) });
export type SchoolsResponse = Static<typeof SchoolsResponse>;
