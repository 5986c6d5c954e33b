/** Consultations of a month as counts: never who came. */
import { Type } from 'typebox';
import { ALL, defineKind, faultAt } from '../../kind.ts';
import { Count } from '../../shapes.ts';

export const consultation = defineKind({
  shape: Type.Object(
    {
      month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', asks: 'month' }),
      /** Requests that came, and those of them that were answered. */
      received: Count,
      answered: Count,
      /** Consultations offered after the questionnaires, whether or not somebody came. */
      offered: Count,
      held: Count,
      /** How they were offered; nothing about a person. */
      note: Type.String({ maxLength: 500, asks: 'text' }),
    },
    { additionalProperties: false },
  ),
  people: [
    { whole: 'received', parts: ['answered'] },
    { whole: 'offered', parts: ['held'] },
  ],
  rights: { district: [], school: ['psychologist', 'head'], readers: [...ALL, 'psychologist'] },
  faults: ({ answered, received }) => (answered > received ? [faultAt('answered', 'is more than were received')] : []),
});
