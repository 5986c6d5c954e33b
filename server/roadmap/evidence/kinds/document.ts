/** A document or an act: of the region, of the district, or of a school. */
import { type Static, Type } from 'typebox';
import { documentStatuses } from '../../../../surveys/roadmap-rules.ts';
import { Comment, DocumentType, Level, Line, Link, Text } from './shapes.ts';

export const DocumentData = Type.Object(
  {
    level: Level,
    type: DocumentType,
    title: Line,
    /** `studied` is said of the region's, `approved` of one's own. */
    status: Type.Enum([...documentStatuses]),
    /** Number and date, as the document itself bears them; empty when none. */
    number: Type.String({ maxLength: 120 }),
    link: Link,
    note: Text,
    /** What the tutor says to a draft of the school. */
    comments: Type.Array(Comment, { maxItems: 100 }),
  },
  { additionalProperties: false },
);
export type DocumentData = Static<typeof DocumentData>;
