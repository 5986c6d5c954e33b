/** An open lesson that was observed and analysed. The teacher is not named. */
import { type Static, Type } from 'typebox';
import { Answers, Text } from './shapes.ts';

export const ObservationData = Type.Object(
  {
    observer: Type.Enum(['mentor', 'tutor']),
    /** Answers to `lesson-observation`. */
    answers: Answers,
    /** Whether it was talked over with the teacher. */
    analysed: Type.Boolean(),
    note: Text,
  },
  { additionalProperties: false },
);
export type ObservationData = Static<typeof ObservationData>;
