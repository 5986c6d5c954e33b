/** Shape of `vpr/YEAR.json`: maximum score and cut-offs of each test, to be confirmed by a person before use. */
import { type Static, Type } from 'typebox';
import { Localized } from './schema.ts';

/** One scored part of a test, for instance `1`, `2.1` or `15К2`. */
export const VprItem = Type.Object({
  name: Type.String({ pattern: '^[0-9A-Za-zА-Яа-яЁё._-]{1,20}$' }),
  maximum: Type.Integer({ minimum: 1, maximum: 50 }),
});
export type VprItem = Static<typeof VprItem>;

export const VprTest = Type.Object({
  subject: Type.String({ pattern: '^[a-z][a-zA-Z]*$' }),
  title: Localized,
  grade: Type.Integer({ minimum: 4, maximum: 11 }),
  maximum: Type.Integer({ minimum: 1, maximum: 200 }),
  /** The least score for the marks 3, 4 and 5. */
  cuts: Type.Tuple([Type.Integer({ minimum: 1 }), Type.Integer({ minimum: 1 }), Type.Integer({ minimum: 1 })]),
  /** Where known: the maxima of the items sum to the maximum of the test. */
  items: Type.Optional(Type.Array(VprItem, { minItems: 1, maxItems: 100 })),
  /** False until a person has compared the cut-offs with the official description of the test. */
  checked: Type.Boolean(),
});
export type VprTest = Static<typeof VprTest>;

export const VprYear = Type.Object({
  year: Type.Integer({ minimum: 2015, maximum: 2100 }),
  source: Localized,
  tests: Type.Array(VprTest, { minItems: 1, maxItems: 200 }),
});
export type VprYear = Static<typeof VprYear>;

/** A test with its year, as a district imports it. */
export type DatedVprTest = Omit<VprTest, 'checked'> & { year: number };
