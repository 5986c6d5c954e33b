/** The analysis of a school's staff: courses taken and what they brought, individual routes. */
import { type Static, Type } from 'typebox';
import { orNull } from '../../../ground/http/schemas.ts';
import { Answers, Count, Text } from './shapes.ts';

export const StaffData = Type.Object(
  {
    /** Answers to `staff-analysis`; its panels `courses` and `routes` tell effectiveness and routes by post. */
    answers: Answers,
    teachers: Count,
    vacancies: Count,
    /** Teachers who left within the year; null when not known. */
    left: orNull(Count),
    /** Whether the effectiveness of the courses taken was looked at. */
    effectivenessJudged: Type.Boolean(),
    /** Individual routes, one a post. */
    routes: Count,
    note: Text,
  },
  { additionalProperties: false },
);
export type StaffData = Static<typeof StaffData>;
