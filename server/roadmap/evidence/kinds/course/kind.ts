/** A list for courses: enrolments by post, and how many have completed. */
import { Type } from 'typebox';
import { ALL, defineKind, faultAt, SCHOOL } from '../../kind.ts';
import { Count, ExplainedPost, Line, line, Text } from '../../shapes.ts';

const Enrolment = Type.Object(
  { post: ExplainedPost, enrolled: Count, completed: Count },
  { additionalProperties: false },
);

export const course = defineKind({
  shape: Type.Object(
    { title: Line, provider: line(200), list: Type.Array(Enrolment, { maxItems: 200 }), note: Text },
    { additionalProperties: false },
  ),
  people: [{ rows: 'list', whole: 'enrolled', parts: ['completed'] }],
  rights: { district: [], school: [...SCHOOL, 'analyst'], readers: ALL },
  faults: ({ list }) =>
    list.flatMap(({ completed, enrolled }, index) =>
      completed > enrolled ? [faultAt(`list/${index}/completed`, 'is more than are enrolled')] : [],
    ),
});
