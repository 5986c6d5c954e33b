/** Shapes that several features share. Each feature's own contract is its `schemas.ts`. */
import { type Static, Type } from 'typebox';

export { Audience, Localized } from '../../../surveys/schema.ts';

/** RFC 9457 problem details; `code` is stable, `faults` names the path of each fault of the input. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Optional(Type.String()),
    /** The same sentence in both languages, for the page to choose. */
    text: Type.Object({ ru: Type.String(), en: Type.String() }),
    /** Seconds after which it is worth trying again. */
    retryAfter: Type.Optional(Type.Integer()),
    faults: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;

export const Id = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
export const IdParams = Type.Object({ id: Id });
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** null for teachers and for grades joined into one cell. */
export const Grade = Type.Union([Type.Integer({ minimum: 1, maximum: 11 }), Type.Null()]);
/** The body of 204. */
export const Empty = Type.Null();

/** The schema, or null: what may be unknown or absent. */
export const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()]);

/** The bytes of a PDF. */
export const Pdf = Type.Unsafe<Buffer>({ type: 'string', format: 'binary' });
