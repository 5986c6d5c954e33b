/** Shape of `vpr/YEAR.json`: maximum score and cut-offs of each test, to be confirmed by a person before use. */
import { type Static, Type } from 'typebox';
import { Localized } from './schema.ts';

export const VprTest = Type.Object({
  subject: Type.String({ pattern: '^[a-z][a-zA-Z]*$' }),
  title: Localized,
  grade: Type.Integer({ minimum: 4, maximum: 11 }),
  maximum: Type.Integer({ minimum: 1 }),
  /** The least score for the marks 3, 4 and 5. */
  cuts: Type.Tuple([Type.Integer({ minimum: 1 }), Type.Integer({ minimum: 1 }), Type.Integer({ minimum: 1 })]),
  /** False until a person has compared the cut-offs with the official description of the test. */
  checked: Type.Boolean(),
});
export type VprTest = Static<typeof VprTest>;

export const VprYear = Type.Object({
  year: Type.Integer({ minimum: 2015, maximum: 2100 }),
  source: Localized,
  tests: Type.Array(VprTest, { minItems: 1 }),
});
export type VprYear = Static<typeof VprYear>;
