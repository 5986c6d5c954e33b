/** The analysis of a school's staff: courses taken and what they brought, individual routes. */
import { Type } from 'typebox';
import { orNull } from '../../../../ground/http/schemas.ts';
import { ALL, defineKind, SCHOOL } from '../../kind.ts';
import { answersTo, Count, Text } from '../../shapes.ts';

export const staff = defineKind({
  shape: Type.Object(
    {
      teachers: Count,
      vacancies: Count,
      /** Teachers who left within the year; null when not known. */
      left: orNull(Count),
      /** Whether the effectiveness of the courses taken was looked at. */
      effectivenessJudged: Type.Boolean(),
      /** Individual routes, one a post. */
      routes: Count,
      /** Its panels `courses` and `routes` tell effectiveness and routes by post. */
      answers: answersTo('staff-analysis'),
      note: Text,
    },
    { additionalProperties: false },
  ),
  people: [
    { whole: 'teachers', parts: ['left'] },
    { whole: 'routes', parts: [] },
    { whole: 'answers/teachers', parts: ['answers/beginners', 'answers/diagnosed'] },
    { whole: 'answers/routesTotal', parts: [] },
    { rows: 'answers/courses', of: 'answers/teachers', whole: 'trained', parts: [] },
  ],
  rights: { district: [], school: [...SCHOOL, 'analyst'], readers: ALL },
});
