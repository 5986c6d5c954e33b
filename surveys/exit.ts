/** Shape of `exit-criteria.json`: what a school must show to leave the status of ШНОР or ШССУ. The region sets it. */
import { type Static, Type } from 'typebox';
import { Rounded } from './rounded.ts';
import { Localized } from './schema.ts';

export const ExitCriterion = Type.Object({
  code: Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$' }),
  title: Localized,
  /** How the figure is computed, in words. */
  rule: Localized,
  /** What the figure is, for the page that sets it beside the criterion. */
  measure: Type.Union([
    Type.Literal('lowShare'),
    Type.Literal('medianPosition'),
    Type.Literal('objectivity'),
    Type.Literal('factorLevel'),
    Type.Literal('turnover'),
    Type.Literal('roadmapDone'),
    Type.Literal('judgement'),
  ]),
  /** Whose level is looked at; for `factorLevel` alone. */
  factor: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9]*$' })),
  comparison: Type.Union([Type.Literal('atMost'), Type.Literal('atLeast'), Type.Literal('confirmed')]),
  value: Type.Union([Rounded(2), Type.Null()]),
  unit: Localized,
  /** Years in a row for which it must hold. */
  years: Type.Integer({ minimum: 1, maximum: 5 }),
  required: Type.Boolean(),
});
export type ExitCriterion = Static<typeof ExitCriterion>;

export const ExitStatus = Type.Object({
  status: Type.Union([Type.Literal('lowResults'), Type.Literal('hardConditions')]),
  title: Localized,
  criteria: Type.Array(ExitCriterion, { minItems: 1 }),
});
export type ExitStatus = Static<typeof ExitStatus>;

export const ExitCriteria = Type.Object({
  /** True while it is our first proposal that no region has confirmed. */
  proposal: Type.Boolean(),
  note: Localized,
  statuses: Type.Array(ExitStatus, { minItems: 1 }),
});
export type ExitCriteria = Static<typeof ExitCriteria>;
