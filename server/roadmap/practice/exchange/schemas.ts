import { type Static, Type } from 'typebox';
import { Id, Localized, orNull } from '../../../ground/http/schemas.ts';
import { PlanState } from '../../plans/schemas.ts';
import { CaseChange } from '../schemas.ts';

const Moment = Type.String({ format: 'date-time' });
const NamedSchool = Type.Object({ id: Id, name: Localized });
const Work = { measure: orNull(Type.String()), title: orNull(Type.String()) };

export const PracticeRequest = Type.Object({
  id: Id,
  /** The school that is asked. */
  school: NamedSchool,
  asker: NamedSchool,
  lineId: Id,
  ...Work,
  question: Type.String(),
  askedAt: Moment,
  answer: orNull(Type.String()),
  answeredAt: orNull(Moment),
});
export type PracticeRequest = Static<typeof PracticeRequest>;

/** GET /api/practice/exchange: what the caller's schools ask, are asked, and have passed on; the newest first. */
export const ExchangeResponse = Type.Object({
  requests: Type.Array(PracticeRequest),
  passedOn: Type.Array(
    Type.Object({
      school: NamedSchool,
      /** Who took it over. */
      taker: NamedSchool,
      ...Work,
      state: PlanState,
      takenAt: Moment,
      /** What changed at the taker since, as the bank of practice tells it. */
      change: CaseChange,
    }),
  ),
});
export type ExchangeResponse = Static<typeof ExchangeResponse>;

/** POST /api/schools/{id}/practice/requests: this school asks another one about its line. */
export const Question = Type.Object(
  { schoolId: Id, lineId: Id, question: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }) },
  { additionalProperties: false },
);

/** POST /api/schools/{id}/practice/requests/{request}/answer: this school answers. */
export const ReplyBody = Type.Object(
  { answer: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) },
  { additionalProperties: false },
);

export const RequestParams = Type.Object({ id: Id, request: Id });
