/** A review of a concept document against criteria, by a tutor or by the working group. */
import { type Static, Type } from 'typebox';
import { Id, orNull } from '../../../ground/http/schemas.ts';
import { Answers, DocumentType, Line, Text } from './shapes.ts';

export const ReviewData = Type.Object(
  {
    document: DocumentType,
    title: Line,
    /** What was read: evidence of the kind document, or a publication; null where neither is kept here. */
    documentId: orNull(Id),
    publicationId: orNull(Id),
    reviewer: Type.Enum(['tutor', 'workingGroup']),
    /** Answers to `document-review`. */
    answers: Answers,
    verdict: Type.Enum(['accept', 'revise', 'return']),
    note: Text,
  },
  { additionalProperties: false },
);
export type ReviewData = Static<typeof ReviewData>;
