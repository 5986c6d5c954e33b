import { type Static, Type } from 'typebox';
import { Day, Id, orNull } from '../../ground/http/schemas.ts';
import { RoleName } from '../../people/identity/schemas.ts';
import { PlanLine } from '../plans/schemas.ts';

export const SchoolRoadmapState = Type.Enum(['draft', 'submitted', 'returned', 'approved']);
export type SchoolRoadmapState = Static<typeof SchoolRoadmapState>;
export const SchoolRoadmapStep = Type.Enum(['submit', 'approve', 'return', 'revise']);
export type SchoolRoadmapStep = Static<typeof SchoolRoadmapStep>;

const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const Name = orNull(Type.String());
const Moment = Type.String({ format: 'date-time' });
/** 0 where nothing has been written yet. */
const SeenVersion = Type.Integer({ minimum: 0, maximum: 1_000_000 });

export const YearQuery = Type.Object({ year: Year });

const Head = {
  year: Year,
  /** What the school wants to reach, and how it leaves the status. */
  aim: Type.String(),
  state: SchoolRoadmapState,
  /** What was said with the last step; empty when nothing. */
  note: Type.String(),
  version: Type.Integer(),
};

/** GET /api/schools/{id}/roadmap?year=: the roadmap of the school with its lines, in the order in which they begin. */
export const SchoolRoadmapResponse = Type.Object({
  schoolId: Id,
  ...Head,
  changedBy: Name,
  changedAt: orNull(Moment),
  /** Years that have lines or a roadmap, and the present one; latest first. */
  years: Type.Array(Year),
  today: Day,
  /** The first day of the district's work in Opora, null for always: lines due before it are not late. */
  beganOn: orNull(Day),
  lines: Type.Array(PlanLine),
  /** Stands for the lines as they are now: a step names it, so that nobody approves what they have not seen. */
  seen: Type.String(),
  turn: Type.Array(RoleName),
  /** What the caller may do now. */
  steps: Type.Array(SchoolRoadmapStep),
  mayWrite: Type.Boolean(),
  /** The last approval; `changed` lines differ from what was approved. */
  approval: orNull(Type.Object({ at: Moment, by: Name, version: Type.Integer(), changed: Type.Array(Id) })),
  /** What is public of it; null when nothing. */
  publication: orNull(Type.Object({ id: Id, on: orNull(Day), version: Type.Integer() })),
  mayPublish: Type.Boolean(),
});
export type SchoolRoadmapResponse = Static<typeof SchoolRoadmapResponse>;

/** PUT /api/schools/{id}/roadmap: another version than the one that was seen is refused with 409. */
export const SchoolRoadmapText = Type.Object(
  { year: Year, version: SeenVersion, aim: Type.String({ maxLength: 4000 }) },
  { additionalProperties: false },
);

/** POST /api/schools/{id}/roadmap/steps: returning needs a note. */
export const SchoolRoadmapStepBody = Type.Object(
  {
    year: Year,
    version: SeenVersion,
    seen: Type.String({ maxLength: 64 }),
    step: SchoolRoadmapStep,
    note: Type.String({ maxLength: 1000 }),
  },
  { additionalProperties: false },
);

/** POST /api/schools/{id}/roadmap/publication: makes the approved version public. */
export const PublishBody = Type.Object({ year: Year }, { additionalProperties: false });

/** GET /api/schools/{id}/roadmap/history?year=: every version with its lines, newest first. */
export const SchoolRoadmapHistoryResponse = Type.Object({
  versions: Type.Array(
    Type.Object({
      ...Head,
      changedBy: Name,
      changedAt: Moment,
      lines: Type.Array(
        Type.Object({
          id: Id,
          title: Name,
          measure: Name,
          factor: Name,
          activity: orNull(Type.Integer()),
          owner: Type.String(),
          startsOn: Day,
          endsOn: Day,
          joint: Type.Boolean(),
        }),
      ),
    }),
  ),
});
export type SchoolRoadmapHistoryResponse = Static<typeof SchoolRoadmapHistoryResponse>;

/** GET /api/school-roadmaps?year=: of every school in reach that has a status or lines in the year. */
export const SchoolRoadmapsResponse = Type.Object({
  year: Year,
  today: Day,
  schools: Type.Array(
    Type.Object({
      schoolId: Id,
      state: SchoolRoadmapState,
      /** 0 where nothing has been written yet. */
      version: Type.Integer(),
      changedAt: orNull(Moment),
      turn: Type.Array(RoleName),
      lines: Type.Integer(),
      joint: Type.Integer(),
      done: Type.Integer(),
      /** Lines that should be done by today and are not. */
      late: Type.Integer(),
    }),
  ),
});
export type SchoolRoadmapsResponse = Static<typeof SchoolRoadmapsResponse>;
