import { type Static, Type } from 'typebox';
import { Id } from '../../ground/http/schemas.ts';

const Person = Type.Object({
  by: Type.Union([Type.String(), Type.Null()]),
  at: Type.String({ format: 'date-time' }),
});

const BaselineTest = Type.Object({
  subject: Type.String(),
  grade: Type.Integer(),
  year: Type.Integer(),
  /** The same test, with the same cut-offs and items, has results here. */
  isPresent: Type.Boolean(),
});

/** POST /api/objectivity/baselines (multipart: field store = no | yes, then the file). `id` is null until it is stored. */
export const BaselineUploadResponse = Type.Object({
  id: Type.Union([Id, Type.Null()]),
  schools: Type.Integer(),
  tests: Type.Array(BaselineTest),
});
export type BaselineUploadResponse = Static<typeof BaselineUploadResponse>;

export const BaselineView = Type.Object({
  id: Id,
  fileName: Type.String(),
  schools: Type.Integer(),
  tests: Type.Integer(),
  inForce: Type.Boolean(),
  loaded: Person,
  ended: Type.Union([Person, Type.Null()]),
});
export type BaselineView = Static<typeof BaselineView>;

/** GET /api/objectivity/baselines: newest first. */
export const BaselinesResponse = Type.Object({ baselines: Type.Array(BaselineView) });
export type BaselinesResponse = Static<typeof BaselinesResponse>;
