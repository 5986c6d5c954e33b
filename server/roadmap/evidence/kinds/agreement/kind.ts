/** An agreement of a school with a strong one. */
import { Type } from 'typebox';
import { orNull } from '../../../../ground/http/schemas.ts';
import { ALL, defineKind, faultAt, SCHOOL } from '../../kind.ts';
import { Line, Link, OnDay, School, Text } from '../../shapes.ts';

export const agreement = defineKind({
  shape: Type.Object(
    {
      partnerSchoolId: School,
      subject: Line,
      from: OnDay,
      /** The last day; null while it has no end. */
      to: orNull(OnDay),
      link: Link,
      note: Text,
    },
    { additionalProperties: false },
  ),
  rights: { district: [], school: SCHOOL, readers: ALL },
  namedDays: ({ from, to }) => [
    ['from', from],
    ['to', to],
  ],
  faults: ({ from, to }) => (to !== null && to < from ? [faultAt('to', 'lies before the beginning')] : []),
  namedSchools: ({ partnerSchoolId }) => [partnerSchoolId],
});
