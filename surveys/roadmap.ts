/** Shape of `roadmaps/YEAR.json`: a municipal roadmap with the register that proves each activity. */
import { type Static, Type } from 'typebox';
import { documentLevels, documentStatuses, eventTypes } from './roadmap-rules.ts';
import { Rounded } from './rounded.ts';
import { Localized } from './schema.ts';

const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' });

/** The roles a roadmap may name as responsible. */
export const Responsible = Type.String({ minLength: 1 });

/** The rule that computes the indicator and what it counts: renumbered and copied rows keep both. */
export const Computes = Type.Object(
  {
    rule: Type.String({ minLength: 1 }),
    event: Type.Optional(Type.Enum([...eventTypes])),
    level: Type.Optional(Type.Enum([...documentLevels])),
    status: Type.Optional(Type.Enum([...documentStatuses])),
    factor: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);
export type Computes = Static<typeof Computes>;

export const Activity = Type.Object({
  no: Type.Integer({ minimum: 1 }),
  section: Type.String({ minLength: 1 }),
  title: Localized,
  period: Type.Object({ from: Day, to: Day }),
  schools: Type.Array(Type.Union([Type.Literal('lowResults'), Type.Literal('hardConditions')]), { minItems: 1 }),
  responsible: Type.Array(Responsible, { minItems: 1 }),
  indicator: Localized,
  register: Type.String({ minLength: 1 }),
  computes: Computes,
  rule: Localized,
  target: Type.Object({
    value: Rounded(2, { minimum: 0 }),
    unit: Type.Union([Type.Literal('count'), Type.Literal('percent')]),
  }),
  per: Type.Union([Type.Literal('municipality'), Type.Literal('school')]),
  /** What the restatement adds and the order does not say: shown as an editable assumption. */
  ours: Type.Optional(Type.String()),
  note: Type.Optional(Localized),
});
export type Activity = Static<typeof Activity>;

export const Roadmap = Type.Object({
  title: Localized,
  source: Type.String(),
  howToRead: Type.Optional(Type.String()),
  goals: Type.Array(Localized),
  tasks: Type.Array(Localized),
  expectedResults: Type.Array(Localized),
  programme: Type.Object({
    years: Type.Tuple([Type.Integer(), Type.Integer()]),
    ru: Type.String({ minLength: 1 }),
    en: Type.String({ minLength: 1 }),
  }),
  sections: Type.Array(Type.Object({ code: Type.String({ minLength: 1 }), title: Localized }), { minItems: 1 }),
  activities: Type.Array(Activity, { minItems: 1 }),
});
export type Roadmap = Static<typeof Roadmap>;
