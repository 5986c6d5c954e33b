/** The teachers of a school who take part in mentoring, by post, and their mentors. */
import { Type } from 'typebox';
import { orNull } from '../../../../ground/http/schemas.ts';
import { ALL, defineKind, SCHOOL } from '../../kind.ts';
import { ExplainedPost, line, OnDay, Post, School, Text } from '../../shapes.ts';

const Pair = Type.Object(
  {
    teacher: ExplainedPost,
    /** Null while nobody is assigned. */
    mentor: orNull(Post),
    /** The school that the mentor comes from; null when the own one. */
    mentorSchoolId: orNull(School),
    goal: line(500),
    from: orNull(OnDay),
    to: orNull(OnDay),
  },
  { additionalProperties: false },
);

export const mentoring = defineKind({
  shape: Type.Object(
    {
      /** The year in which the school year ends. */
      schoolYear: Type.Integer({ minimum: 2000, maximum: 2100, asks: 'year', hint: 'schoolYear' }),
      pairs: Type.Array(Pair, { minItems: 1, maxItems: 100 }),
      note: Text,
    },
    { additionalProperties: false },
  ),
  rights: { district: [], school: [...SCHOOL, 'analyst'], readers: ALL, ownReaders: ['mentor'] },
  namedDays: ({ pairs }) =>
    pairs.flatMap(({ from, to }, index): [string, string | null][] => [
      [`pairs/${index}/from`, from],
      [`pairs/${index}/to`, to],
    ]),
  namedSchools: ({ pairs }) => pairs.flatMap(({ mentorSchoolId }) => mentorSchoolId ?? []),
});
