/** The teachers of a school who take part in mentoring, by post, and their mentors. */
import { type Static, Type } from 'typebox';
import { Day, Id, orNull } from '../../../ground/http/schemas.ts';
import { Post, Text } from './shapes.ts';

const Pair = Type.Object(
  {
    teacher: Post,
    /** Null while nobody is assigned. */
    mentor: orNull(Post),
    /** The school that the mentor comes from; null when the own one. */
    mentorSchoolId: orNull(Id),
    goal: Type.String({ maxLength: 500 }),
    from: orNull(Day),
    to: orNull(Day),
  },
  { additionalProperties: false },
);

export const MentoringData = Type.Object(
  {
    /** The year in which the school year ends. */
    schoolYear: Type.Integer({ minimum: 2000, maximum: 2100 }),
    pairs: Type.Array(Pair, { minItems: 1, maxItems: 100 }),
    note: Text,
  },
  { additionalProperties: false },
);
export type MentoringData = Static<typeof MentoringData>;
