/** Consultations of a month as counts: never who came. */
import { type Static, Type } from 'typebox';
import { Count } from './shapes.ts';

export const ConsultationData = Type.Object(
  {
    month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
    /** Requests that came, and those of them that were answered. */
    received: Count,
    answered: Count,
    /** Consultations offered after the questionnaires, whether or not somebody came. */
    offered: Count,
    held: Count,
    /** How they were offered; nothing about a person. */
    note: Type.String({ maxLength: 500 }),
  },
  { additionalProperties: false },
);
export type ConsultationData = Static<typeof ConsultationData>;
