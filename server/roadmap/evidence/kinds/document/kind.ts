/** A document or an act: of the region, of the district, or of a school. */
import { Type } from 'typebox';
import { documentStatuses } from '../../../../../surveys/roadmap-rules.ts';
import { ALL, defineKind, OFFICE, SCHOOL } from '../../kind.ts';
import { DocumentType, Level, Line, Link, line, OnDay, Text } from '../../shapes.ts';

const Comment = Type.Object({
  on: OnDay,
  text: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S', asks: 'text', label: 'comment' }),
});

export const document = defineKind({
  shape: Type.Object(
    {
      level: Level,
      type: DocumentType,
      title: Line,
      /** `studied` is said of the region's, `approved` of one's own. */
      status: Type.Enum([...documentStatuses]),
      /** Number and date, as the document itself bears them; empty when none. */
      number: line(120),
      link: Link,
      note: Text,
      /** What the tutor says to a draft of the school. */
      comments: Type.Array(Comment, { maxItems: 100 }),
    },
    { additionalProperties: false },
  ),
  rights: { district: OFFICE, school: [...SCHOOL, 'tutor'], readers: [...ALL, 'workingGroup'] },
  namedDays: ({ comments }) => comments.map(({ on }, index) => [`comments/${index}/on`, on]),
});
