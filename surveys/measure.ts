/** Shape of `measures/*.json`: what can be done against a risk factor, told so that it can be carried out from its text. */
import { type Static, Type } from 'typebox';
import { Localized } from './schema.ts';

export const Measure = Type.Object({
  code: Type.String({ pattern: '^M[0-9]{2}-[0-9]{2}$' }),
  title: Localized,
  aim: Localized,
  steps: Type.Array(Localized, { minItems: 3 }),
  /** Who does it, in words. */
  who: Localized,
  effort: Type.Union([Type.Literal('small'), Type.Literal('medium'), Type.Literal('large')]),
  /** From the first step to the first visible result. */
  weeks: Type.Integer({ minimum: 1, maximum: 60 }),
  factors: Type.Array(Type.String({ pattern: '^F[0-9]{2}$' }), { minItems: 1 }),
  /** Roadmap rows (`no`) the measure belongs to. */
  activities: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1 }),
  proof: Type.Object({
    text: Localized,
    /** Kinds of evidence that can prove it (see the registers of the roadmap). */
    registers: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
  }),
  notWhen: Localized,
  evidence: Type.Object({
    level: Type.Union([
      Type.Literal('strong'),
      Type.Literal('moderate'),
      Type.Literal('promising'),
      Type.Literal('practice'),
    ]),
    text: Localized,
  }),
});
export type Measure = Static<typeof Measure>;

export const MeasureFile = Type.Array(Measure);
