/** The list of a year, prepared as a whole and put in force by one step. */
import { type Static, Type } from 'typebox';
import { UnknownSchool } from '../../../../ground/db/stored/schemas.ts';
import { Day, Id, orNull } from '../../../../ground/http/schemas.ts';
import { SchoolAnswersSchema } from '../../../../people/schools/schemas.ts';
import { DesignationKinds } from '../../schemas.ts';
import { LIST_CHANGES } from '../outcome.ts';

const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const Version = Type.Integer({ minimum: 0, maximum: 1_000_000 });
/** More schools than any district has. */
const MOST_SCHOOLS = 2000;

const Order = { orderNumber: Type.String({ maxLength: 100 }), orderDate: orNull(Day) };

/**
 * PUT /api/designations/{year}/list: `version` is the one that was seen, 0 for a list that nobody has begun; schools left out have no
 * status. `answers`: which schools the names of pasted rows mean; they are remembered.
 */
export const ListBody = Type.Object(
  {
    version: Version,
    ...Order,
    schools: Type.Array(Type.Object({ schoolId: Id, kinds: DesignationKinds }, { additionalProperties: false }), {
      maxItems: MOST_SCHOOLS,
    }),
    answers: Type.Optional(SchoolAnswersSchema),
  },
  { additionalProperties: false },
);

/** POST /api/designations/{year}/list/pasted: rows of a table with a school and its status each; nothing of them is kept. */
export const PastedBody = Type.Object(
  { text: Type.String({ maxLength: 200_000 }), answers: Type.Optional(SchoolAnswersSchema) },
  { additionalProperties: false },
);

export const PastedResponse = Type.Object({
  marks: Type.Array(Type.Object({ schoolId: Id, kinds: DesignationKinds })),
  /** Schools that rows name, with a status or without. */
  found: Type.Integer(),
  /** To be answered; their rows are left out until then. */
  unknown: Type.Array(UnknownSchool),
  /** Rows of schools that are none of the district's, as somebody has said. */
  leftOut: Type.Integer(),
  /** Rows as they were pasted that name neither a school that is known nor a status, and those without a status. */
  notUnderstood: Type.Array(Type.String()),
  withoutStatus: Type.Array(Type.String()),
});
export type PastedResponse = Static<typeof PastedResponse>;

/** POST /api/designations/{year}/list/force and DELETE …/list?version=: the version that was seen. */
export const ListVersion = Type.Object({ version: Version }, { additionalProperties: false });

/**
 * GET /api/designations/{year}/list. `version` 0: nobody has begun a list, and `kinds` of all schools are empty. `before`: the status in
 * the year without the list, which is last year's while the year has none of its own; `change`: what the list would do.
 */
export const ListResponse = Type.Object({
  year: Year,
  today: Day,
  version: Version,
  ...Order,
  /** Whether the year has a list in force. */
  isListed: Type.Boolean(),
  changedBy: orNull(Type.String()),
  schools: Type.Array(
    Type.Object({
      schoolId: Id,
      before: DesignationKinds,
      kinds: DesignationKinds,
      change: Type.Enum([...LIST_CHANGES]),
    }),
  ),
  /** Lists of the year that took force, the newest first. */
  former: Type.Array(
    Type.Object({ orderNumber: Type.String(), orderDate: orNull(Day), onDay: Day, by: orNull(Type.String()) }),
  ),
});
export type ListResponse = Static<typeof ListResponse>;
