/** The shapes of files about tests and baselines, on the way in. */
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Baseline } from '../../../analytics/objectivity/baseline.ts';

const Whole = Type.Integer({ minimum: 1, maximum: 999 });

export const TestFile = Type.Object({
  subject: Type.String({ minLength: 1 }),
  grade: Type.Integer({ minimum: 1, maximum: 11 }),
  year: Type.Integer({ minimum: 2000, maximum: 2100 }),
  max: Whole,
  cutoffs: Type.Tuple([Whole, Whole, Whole]),
  items: Type.Optional(
    Type.Array(Type.Object({ name: Type.String({ minLength: 1 }), max: Type.Integer({ minimum: 1, maximum: 100 }) })),
  ),
  fdr: Type.Optional(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 })),
});
/** The inside of a baseline is written by `--write-baseline`; it is checked for what it is, not for every number. */
export const BaselineFile = Type.Object({
  format: Type.Literal('opora-objectivity-baseline'),
  version: Type.Literal(1),
  schools: Type.Integer({ minimum: 10 }),
  tests: Type.Array(Type.Object({ definition: TestFile, reference: Type.Object({}, { additionalProperties: true }) }), {
    minItems: 1,
  }),
  standards: Type.Record(
    Type.String(),
    Type.Object({
      mean: Type.Number(),
      betweenVariance: Type.Number({ minimum: 0 }),
      scale: Type.Number({ exclusiveMinimum: 0 }),
      schools: Type.Integer({ minimum: 2 }),
      information: Type.Number({ exclusiveMinimum: 0 }),
    }),
  ),
});

/** @returns the baseline that the text holds, or null when it is none */
export function parseBaseline(text: string): Baseline | null {
  try {
    const value: unknown = JSON.parse(text);
    return Value.Check(BaselineFile, value) ? (value as unknown as Baseline) : null;
  } catch {
    return null;
  }
}
