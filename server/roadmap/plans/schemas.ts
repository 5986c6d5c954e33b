import { type Static, Type } from 'typebox';
import { Day, Id, orNull } from '../../ground/http/schemas.ts';

export const PlanState = Type.Enum(['planned', 'underWay', 'done', 'dropped']);
export type PlanState = Static<typeof PlanState>;

/** A post such as “deputy head”; people are not named. */
const Owner = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const Title = Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' });
const Note = Type.String({ maxLength: 500 });

const Content = {
  /** Row of the municipal roadmap of the year in which the line begins; null while it is tied to none. */
  activity: orNull(Type.Integer({ minimum: 1, maximum: 999 })),
  owner: Owner,
  startsOn: Day,
  endsOn: Day,
  /** What is done, for a line of the school's own; null for a measure of the library. */
  title: orNull(Title),
  /** Whether it belongs to the plan that school and tutor share. */
  joint: Type.Boolean(),
};
const Progress = {
  state: PlanState,
  /** The day on which it was done; null in every other state. */
  doneOn: orNull(Day),
  note: Note,
};

/** A line of another school's plan. */
export const LineSource = Type.Object({ schoolId: Id, lineId: Id });

export const PlanLine = Type.Object({
  id: Id,
  schoolId: Id,
  /** The campaign whose risk the line answers; null with the factor. */
  campaignId: orNull(Id),
  factor: orNull(Type.String()),
  /** Null for a line of the school's own, which has a title. */
  measure: orNull(Type.String()),
  roadmapYear: Type.Integer(),
  ...Content,
  ...Progress,
  /** Where it was taken over from. */
  from: orNull(LineSource),
  version: Type.Integer(),
  /** The name of the account; null when it has been deleted since. */
  changedBy: orNull(Type.String()),
  changedAt: Type.String({ format: 'date-time' }),
});
export type PlanLine = Static<typeof PlanLine>;

/** GET /api/schools/{id}/plan?campaign=&year= and GET /api/campaigns/{id}/plan: lines in the order in which they begin. */
export const PlanResponse = Type.Object({ lines: Type.Array(PlanLine) });
export type PlanResponse = Static<typeof PlanResponse>;

/** POST /api/schools/{id}/plan?campaign=: with a factor the campaign is needed. */
export const NewPlanLine = Type.Object(
  { factor: orNull(Type.String({ maxLength: 20 })), measure: orNull(Type.String({ maxLength: 20 })), ...Content },
  { additionalProperties: false },
);
export type NewPlanLine = Static<typeof NewPlanLine>;

/** PUT /api/schools/{id}/plan/{line}: `version` is the one that was seen; another one is refused with 409. */
export const ChangedPlanLine = Type.Object(
  { version: Type.Integer({ minimum: 1, maximum: 1_000_000 }), ...Content, ...Progress },
  { additionalProperties: false },
);
export type ChangedPlanLine = Static<typeof ChangedPlanLine>;

/** GET /api/schools/{id}/plan/{line}/history: every version, newest first. */
export const PlanHistoryResponse = Type.Object({
  versions: Type.Array(
    Type.Object({
      ...Content,
      ...Progress,
      version: Type.Integer(),
      changedBy: orNull(Type.String()),
      changedAt: Type.String({ format: 'date-time' }),
    }),
  ),
});
export type PlanHistoryResponse = Static<typeof PlanHistoryResponse>;

/** `campaign` asks for lines against its risks, `year` for those that begin in it; without either for all. */
export const PlanQuery = Type.Object({
  campaign: Type.Optional(Id),
  year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2100 })),
});
export const LineParams = Type.Object({ id: Id, line: Id });
