/** Shapes of the form definitions. They fix what Opora reads; everything else is SurveyJS's own. */
import { type TSchema, Type } from 'typebox';
import { Localized } from './schema.ts';

const Name = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9_]*$' });

const Choice = Type.Object({
  value: Type.Union([Type.Integer({ minimum: 0, maximum: 254 }), Type.Literal('hardToSay')]),
  text: Localized,
});

/** One question of an anonymous form: choices only, since a free sentence could identify its author. */
const ChoiceElement = Type.Object({
  type: Type.Literal('radiogroup'),
  name: Name,
  title: Localized,
  choices: Type.Array(Choice, { minItems: 2 }),
});

/** One figure of the director's return. */
const NumberElement = Type.Object({
  type: Type.Literal('text'),
  inputType: Type.Literal('number'),
  name: Name,
  title: Localized,
  description: Type.Optional(Localized),
  min: Type.Number(),
  max: Type.Number(),
  step: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
});

/** Any element of a working form (observation, review, visit, staff): SurveyJS decides what is allowed. */
const WorkElement = Type.Object({ type: Type.String({ minLength: 1 }), name: Name });

function pages(element: TSchema) {
  return Type.Array(Type.Object({ name: Name, title: Localized, elements: Type.Array(element, { minItems: 1 }) }), {
    minItems: 1,
  });
}

/** `description` is the introduction shown before the form, `completedHtml` the closing page. */
function questionnaire(element: TSchema) {
  return Type.Object({ title: Localized, description: Localized, completedHtml: Localized, pages: pages(element) });
}

export const AnonymousDefinition = questionnaire(ChoiceElement);
export const ReturnDefinition = questionnaire(NumberElement);
export const WorkDefinition = Type.Object({ title: Localized, description: Localized, pages: pages(WorkElement) });
