/** An agreement of a school with a strong one. */
import { type Static, Type } from 'typebox';
import { Day, Id, orNull } from '../../../ground/http/schemas.ts';
import { Line, Link, Text } from './shapes.ts';

export const AgreementData = Type.Object(
  {
    partnerSchoolId: Id,
    subject: Line,
    from: Day,
    /** The last day; null while it has no end. */
    to: orNull(Day),
    link: Link,
    note: Text,
  },
  { additionalProperties: false },
);
export type AgreementData = Static<typeof AgreementData>;
