/** A list for courses: enrolments by post, and how many have completed. */
import { type Static, Type } from 'typebox';
import { Count, Line, Post, Text } from './shapes.ts';

const Enrolment = Type.Object({ post: Post, enrolled: Count, completed: Count }, { additionalProperties: false });

export const CourseData = Type.Object(
  {
    title: Line,
    provider: Type.String({ maxLength: 200 }),
    list: Type.Array(Enrolment, { maxItems: 200 }),
    note: Text,
  },
  { additionalProperties: false },
);
export type CourseData = Static<typeof CourseData>;
