/** Shapes of the content files in this folder. `load.ts` parses every file by them; a fault names file, path and value. */
import { type Static, Type } from 'typebox';
import { Rounded } from './rounded.ts';

/** A text in both languages of the interface. */
export const Localized = Type.Object({ ru: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) });
export type Localized = Static<typeof Localized>;

/** A language of the interface. */
export type Language = keyof Localized;

export const Audience = Type.Union([
  Type.Literal('director'),
  Type.Literal('teacher'),
  Type.Literal('student'),
  Type.Literal('parent'),
]);
export type Audience = Static<typeof Audience>;

/** All audiences, in the order in which pages and tables name them. */
export const audiences: readonly Audience[] = ['director', 'teacher', 'student', 'parent'];

/** Audiences whose answers are anonymous; the director's questionnaire is a signed return. */
export type AnonymousAudience = Exclude<Audience, 'director'>;

/** An agreement or frequency item: code values `min`…`max` (1…4 in our forms); `reversed` when a high value means low risk. */
export const ModelItem = Type.Object({
  name: Type.String({ minLength: 1 }),
  min: Type.Integer(),
  max: Type.Integer(),
  reversed: Type.Boolean(),
});
export type ModelItem = Static<typeof ModelItem>;

/**
 * A fact of the director's return with its piecewise linear mapping to risk 0–100.
 * `name` is a question of the form, or, with `ratio`, a quantity derived from two questions: `per · numerator / denominator`.
 */
export const ModelFact = Type.Object({
  name: Type.String({ minLength: 1 }),
  ratio: Type.Optional(
    Type.Object({ numerator: Type.String(), denominator: Type.String(), per: Type.Number({ exclusiveMinimum: 0 }) }),
  ),
  points: Type.Array(Type.Tuple([Type.Number(), Type.Number({ minimum: 0, maximum: 100 })]), { minItems: 2 }),
  /** What each reference point means, in the order of `points`. */
  pointNames: Type.Optional(Type.Array(Localized)),
  reason: Type.Optional(Localized),
});
export type ModelFact = Static<typeof ModelFact>;

export const Informant = Type.Object({
  weight: Type.Number({ exclusiveMinimum: 0 }),
  items: Type.Optional(Type.Array(ModelItem, { minItems: 1 })),
  facts: Type.Optional(Type.Array(ModelFact, { minItems: 1 })),
});
export type Informant = Static<typeof Informant>;

/** The pages of the final meeting that look at risks. */
export const MeetingPage = Type.Enum(['teaching', 'staff', 'upbringing']);
export type MeetingPage = Static<typeof MeetingPage>;

export const ModelFactor = Type.Object({
  code: Type.String({ pattern: '^F[0-9]{2}$' }),
  name: Type.Optional(Type.String()),
  title: Type.Optional(Localized),
  /** The page of the final meeting that shows the factor; absent where none does. */
  meeting: Type.Optional(MeetingPage),
  informants: Type.Object({
    director: Type.Optional(Informant),
    teacher: Type.Optional(Informant),
    student: Type.Optional(Informant),
    parent: Type.Optional(Informant),
  }),
});
export type ModelFactor = Static<typeof ModelFactor>;

export const RiskModel = Type.Object({
  version: Type.String({ minLength: 1 }),
  /** Cuts between low | medium | high on the risk scale 0–100, half-open: value ≥ cut is the higher level. */
  thresholds: Type.Object({ medium: Rounded(2), high: Rounded(2) }),
  /** Least number of respondents for a level to be stated, by audience. */
  minimum: Type.Object({
    teacher: Type.Optional(Type.Integer({ minimum: 5 })),
    student: Type.Optional(Type.Integer({ minimum: 5 })),
    parent: Type.Optional(Type.Integer({ minimum: 5 })),
  }),
  /** Questions of the director's form that count people: they pass the suppression gate, and 1–4 enter a factor as one band. */
  countsOfPeople: Type.Optional(Type.Array(Type.String())),
  changes: Type.Optional(Type.Array(Type.Object({ version: Type.String(), date: Type.String(), text: Localized }))),
  factors: Type.Array(ModelFactor, { minItems: 1 }),
});
export type RiskModel = Static<typeof RiskModel>;

/** The part of a SurveyJS definition that Opora reads; everything else is SurveyJS's own. */
export type SurveyDefinition = { title?: unknown; pages: { elements: Record<string, unknown>[] }[] } & Record<
  string,
  unknown
>;

/** A choice item of a form in form order: the allowed code values, and whether "hard to say" is offered. */
export type FormItem = { name: string; title: Localized; values: number[]; hardToSay: boolean };

/** A numeric fact of the director's form. */
export type FormFact = {
  name: string;
  title: Localized;
  /** The unit of the number, for instance «человек». */
  unit: Localized | null;
  min: number;
  max: number;
  integer: boolean;
};
