import { type Static, Type } from 'typebox';
import { Id } from '../../../ground/http/schemas.ts';

const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const Name = Type.Union([Type.String(), Type.Null()]);
const Sentence = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });

const Text = {
  aim: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
  tasks: Type.Array(Sentence, { maxItems: 20 }),
  /** What shows that it has helped. */
  indicators: Type.Array(Sentence, { maxItems: 20 }),
};

const Versioned = {
  version: Type.Integer(),
  changedBy: Name,
  changedAt: Type.String({ format: 'date-time' }),
};

export const Programme = Type.Object({ factor: Type.String(), ...Text, ...Versioned });
export type Programme = Static<typeof Programme>;

/** GET /api/schools/{id}/programmes?year=: the school's programmes against single risks; measures, days and owners are lines of its plan. */
export const ProgrammesResponse = Type.Object({ schoolId: Id, year: Year, programmes: Type.Array(Programme) });
export type ProgrammesResponse = Static<typeof ProgrammesResponse>;

/** PUT /api/schools/{id}/programmes/{factor}: `version` 0 begins one; another version than the one seen is refused with 409. */
export const ProgrammeBody = Type.Object(
  { year: Year, version: Type.Integer({ minimum: 0, maximum: 1_000_000 }), ...Text },
  { additionalProperties: false },
);
export type ProgrammeBody = Static<typeof ProgrammeBody>;

/** GET /api/schools/{id}/programmes/{factor}/history?year=: newest first. */
export const ProgrammeHistoryResponse = Type.Object({ versions: Type.Array(Type.Object({ ...Text, ...Versioned })) });
export type ProgrammeHistoryResponse = Static<typeof ProgrammeHistoryResponse>;

export const FactorParams = Type.Object({ id: Id, factor: Type.String({ pattern: '^F\\d{2}$' }) });
