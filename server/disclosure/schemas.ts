import { type Static, Type } from 'typebox';
import { Audience, Grade, Id } from '../http/schemas.ts';

/** `kept`: without answer sets that show a sign of carelessness, as far as they can be parted from the others. */
export const Quality = Type.Enum(['all', 'kept']);
export type Quality = Static<typeof Quality>;

/** How the doubtful answer sets of a cell stand: none; 1–4 or not to be parted from the others; n that can be taken out. */
export const DoubtfulCell = Type.Object({
  schoolId: Id,
  audience: Audience,
  grade: Grade,
  doubtful: Type.Union([
    Type.Object({ kind: Type.Literal('none') }),
    Type.Object({ kind: Type.Literal('few') }),
    Type.Object({ kind: Type.Literal('removed'), n: Type.Integer() }),
  ]),
});
export type DoubtfulCell = Static<typeof DoubtfulCell>;
