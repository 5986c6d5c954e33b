import { type Static, Type } from 'typebox';
import { Localized } from '../../../surveys/schema.ts';
import { Id } from '../../ground/http/schemas.ts';

export const SchoolSummary = Type.Object({
  id: Id,
  name: Localized,
  shortName: Localized,
  /** Newest year first. */
  designations: Type.Array(
    Type.Object({
      year: Type.Integer(),
      kind: Type.Union([Type.Literal('lowResults'), Type.Literal('hardConditions')]),
    }),
  ),
});
export type SchoolSummary = Static<typeof SchoolSummary>;

/** GET /api/schools: the schools in the caller's scope, by name. */
export const SchoolsResponse = Type.Object({ schools: Type.Array(SchoolSummary) });
export type SchoolsResponse = Static<typeof SchoolsResponse>;
