import { type Static, Type } from 'typebox';
import { Day, Id } from '../http/schemas.ts';

export const PlanState = Type.Enum(['planned', 'underWay', 'done', 'dropped']);
export type PlanState = Static<typeof PlanState>;

const Activity = Type.Union([Type.Integer({ minimum: 1, maximum: 999 }), Type.Null()]);
/** A post such as “deputy head”; people are not named. */
const Owner = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const Note = Type.String({ maxLength: 500 });

const Content = {
  /** Row of the municipal roadmap; null while the measure is tied to none. */
  activity: Activity,
  owner: Owner,
  startsOn: Day,
  endsOn: Day,
};

export const PlanLine = Type.Object({
  id: Id,
  schoolId: Id,
  campaignId: Id,
  factor: Type.String(),
  measure: Type.String(),
  roadmapYear: Type.Integer(),
  ...Content,
  state: PlanState,
  note: Type.String(),
  version: Type.Integer(),
  /** The name of the account; null when it has been deleted since. */
  changedBy: Type.Union([Type.String(), Type.Null()]),
  changedAt: Type.String({ format: 'date-time' }),
});
export type PlanLine = Static<typeof PlanLine>;

/** GET /api/schools/{id}/plan?campaign= and GET /api/campaigns/{id}/plan: lines in the order in which they begin. */
export const PlanResponse = Type.Object({ lines: Type.Array(PlanLine) });
export type PlanResponse = Static<typeof PlanResponse>;

/** POST /api/schools/{id}/plan?campaign= */
export const NewPlanLine = Type.Object(
  { factor: Type.String({ maxLength: 20 }), measure: Type.String({ maxLength: 20 }), ...Content },
  { additionalProperties: false },
);
export type NewPlanLine = Static<typeof NewPlanLine>;

/** PUT /api/schools/{id}/plan/{line}: `version` is the one that was seen; another one is refused with 409. */
export const ChangedPlanLine = Type.Object(
  { version: Type.Integer({ minimum: 1, maximum: 1_000_000 }), ...Content, state: PlanState, note: Note },
  { additionalProperties: false },
);
export type ChangedPlanLine = Static<typeof ChangedPlanLine>;

/** GET /api/schools/{id}/plan/{line}/history: every version, newest first. */
export const PlanHistoryResponse = Type.Object({
  versions: Type.Array(
    Type.Object({
      ...Content,
      state: PlanState,
      note: Type.String(),
      version: Type.Integer(),
      changedBy: Type.Union([Type.String(), Type.Null()]),
      changedAt: Type.String({ format: 'date-time' }),
    }),
  ),
});
export type PlanHistoryResponse = Static<typeof PlanHistoryResponse>;

export const PlanQuery = Type.Object({ campaign: Id });
export const LineParams = Type.Object({ id: Id, line: Id });
