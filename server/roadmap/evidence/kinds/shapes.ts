/** Pieces that several kinds of evidence are made of. People are never named: a post says who is meant. */
import { Type } from 'typebox';
import { documentLevels } from '../../../../surveys/roadmap-rules.ts';
import { Day, Id } from '../../../ground/http/schemas.ts';

/** Not blank. */
export const Line = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
export const Text = Type.String({ maxLength: 4000 });
/** A post such as “teacher of mathematics”, never a person's name. */
export const Post = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
export const Count = Type.Integer({ minimum: 0, maximum: 100_000 });
/** http or https; empty when nowhere. */
export const Link = Type.String({ maxLength: 500, pattern: '^(https?://\\S+)?$' });

/** Answers to a working form of `surveys/forms`, as SurveyJS gives them: name of the question → value. */
export const Answers = Type.Record(Type.String({ maxLength: 80 }), Type.Unknown(), { maxProperties: 200 });

export const Level = Type.Enum([...documentLevels]);
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

export const Attendance = Type.Object(
  { schoolId: Id, people: Type.Integer({ minimum: 1, maximum: 1000 }) },
  { additionalProperties: false },
);

export const Comment = Type.Object({ on: Day, text: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) });
