/** A visit of a tutor to a school: `occurs_on` is its day in the schedule. */
import { type Static, Type } from 'typebox';
import { Day, orNull } from '../../../ground/http/schemas.ts';
import { Answers, Text } from './shapes.ts';

export const VisitData = Type.Object(
  {
    state: Type.Enum(['planned', 'held', 'cancelled']),
    purpose: Text,
    /** The day on which it took place; null before. */
    heldOn: orNull(Day),
    /** Answers to `visit-report`; null while there is no report. */
    report: orNull(Answers),
    /** Why it was moved or cancelled. */
    note: Text,
  },
  { additionalProperties: false },
);
export type VisitData = Static<typeof VisitData>;
