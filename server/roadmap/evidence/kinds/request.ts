/** What a school asks for: a seminar, help, or a word with another school. */
import { type Static, Type } from 'typebox';
import { Day, Id, orNull } from '../../../ground/http/schemas.ts';
import { Line, Text } from './shapes.ts';

export const RequestData = Type.Object(
  {
    type: Type.Enum(['seminar', 'help', 'contact']),
    topic: Line,
    text: Text,
    /** The school that is asked for contact; null for all else. */
    toSchoolId: orNull(Id),
    state: Type.Enum(['received', 'underWay', 'answered', 'withdrawn']),
    answer: Text,
    /** The day of the answer; null before. */
    answeredOn: orNull(Day),
  },
  { additionalProperties: false },
);
export type RequestData = Static<typeof RequestData>;
