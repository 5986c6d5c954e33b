/** Shape of `objectivity-rules.json`: by which rules the results of tests are looked at, where each comes from and how far it reaches. */
import { type Static, Type } from 'typebox';
import { Localized } from './schema.ts';

export const ObjectivityRule = Type.Object({
  code: Type.String({ pattern: '^[a-z][a-zA-Z]*$' }),
  /** `official`: of the institute that runs the tests; `ours`: of this program; `local`: of the district. */
  scope: Type.Union([Type.Literal('official'), Type.Literal('ours'), Type.Literal('local')]),
  year: Type.Integer({ minimum: 2015, maximum: 2100 }),
  title: Localized,
  rule: Localized,
  source: Localized,
});
export type ObjectivityRule = Static<typeof ObjectivityRule>;

export const ObjectivityRules = Type.Object({ note: Localized, rules: Type.Array(ObjectivityRule, { minItems: 1 }) });
export type ObjectivityRules = Static<typeof ObjectivityRules>;
