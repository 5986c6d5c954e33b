/**
 * Pieces that the shapes of several kinds of evidence are made of. People are never named: a post says who is meant.
 * `asks`, `label`, `hint` and `form` say of a value what a page cannot tell from its shape (`fields.ts`).
 */
import { Type } from 'typebox';
import { documentLevels } from '../../../surveys/roadmap-rules.ts';
import { Day, Id } from '../../ground/http/schemas.ts';

/** Not blank. */
const FILLED = { minLength: 1, pattern: '\\S' };

export const Line = Type.String({ ...FILLED, maxLength: 200, asks: 'line' });
/** May be empty. @param maxLength characters */
export const line = (maxLength: number) => Type.String({ maxLength, asks: 'line' });
export const Text = Type.String({ maxLength: 4000, asks: 'text' });
/** A post such as “teacher of mathematics”, never a person's name. */
export const Post = Type.String({ ...FILLED, maxLength: 120, asks: 'post' });
/** The same with a hint that no name is meant. */
export const ExplainedPost = Type.String({ ...FILLED, maxLength: 120, asks: 'post', hint: 'post' });
export const Count = Type.Integer({ minimum: 0, maximum: 100_000, asks: 'count' });
/** http or https; empty when nowhere. */
export const Link = Type.String({ maxLength: 500, pattern: '^(https?://\\S+)?$', asks: 'link' });
export const OnDay = Type.String({ ...Day, asks: 'day' });
export const School = Type.Integer({ ...Id, asks: 'school' });
/** Another record that the page itself names. */
export const Reference = Type.Integer({ ...Id, asks: 'kept' });

/** Answers to a working form of `surveys/forms`, as SurveyJS gives them: name of the question → value. */
export const answersTo = (form: string) =>
  Type.Record(Type.String({ maxLength: 80 }), Type.Unknown(), { maxProperties: 200, asks: 'answers', form });

/** The nearest first: most records are a school's own. */
export const Level = Type.Enum([...documentLevels].reverse());
/** Those of the first five are the school's concept documents. */
export const DocumentType = Type.Enum([
  'schoolRoadmap',
  'developmentProgramme',
  'concept',
  'midTermProgramme',
  'antiRiskProgramme',
  'act',
  'material',
  'other',
]);
export const Progress = Type.Enum(['planned', 'held', 'cancelled']);
