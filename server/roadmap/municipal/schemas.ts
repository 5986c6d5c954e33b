import { type Static, Type } from 'typebox';
import { Activity, Roadmap } from '../../../surveys/roadmap.ts';
import { Rounded } from '../../../surveys/rounded.ts';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { RoleName } from '../../people/identity/schemas.ts';

const Moment = Type.String({ format: 'date-time' });
const Name = orNull(Type.String());
const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
const Version = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const Reason = Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' });

const OVERRIDE_STATES = ['planned', 'underWay', 'done', 'late', 'nothingDue', 'notApplicable'] as const;
/** `beforeStart`: it was due before the district's work in Opora began, and is not there: it is not late. */
export const ActivityState = Type.Enum([...OVERRIDE_STATES, 'beforeStart']);
/** What can be set by hand. */
export const OverrideState = Type.Enum([...OVERRIDE_STATES]);
export type OverrideState = Static<typeof OverrideState>;
export type ActivityState = Static<typeof ActivityState>;

export const YearParams = Type.Object({ year: Year });
export const RowsParams = Type.Object({ year: Type.String({ pattern: '^\\d{4}$' }) });
export const ActivityParams = Type.Object({ year: Year, no: Type.Integer({ minimum: 1, maximum: 999 }) });
export const SchoolParams = Type.Object({ id: Id, year: Year });
export const OverrideParams = Type.Object({ year: Year, override: Id });
export const VersionParams = Type.Object({ year: Year, version: Version });
/** `date`: the state as of the end of that day; today without it. */
export const DateQuery = Type.Object({ date: Type.Optional(Day) });

/** GET /api/roadmap: the newest first. `version` 0: nobody has changed the template yet. */
export const YearsResponse = Type.Object({
  today: Day,
  years: Type.Array(Type.Object({ year: Year, version: Version, title: Localized })),
});
export type YearsResponse = Static<typeof YearsResponse>;

export const Override = Type.Object({
  id: Id,
  activity: Type.Integer(),
  schoolId: orNull(Id),
  state: OverrideState,
  reason: Type.String(),
  madeOn: Day,
  madeBy: Name,
  endedOn: orNull(Day),
  endedBy: Name,
});

const Missing = Type.Object({
  what: Type.String(),
  schoolId: orNull(Id),
  /** Whose turn it is; any one of these roles. */
  turn: Type.Array(RoleName),
  count: orNull(Type.Integer()),
  text: Localized,
});

const Figures = {
  state: ActivityState,
  /** What the rule says; differs from `state` where that was set by hand. */
  computed: ActivityState,
  /** In the unit of the target; null while there is nothing to count, or where it would tell of one to four people. */
  value: orNull(Rounded(2)),
  /** How many records prove it. */
  evidence: Type.Integer(),
  override: orNull(Override),
};
const Judged = { ...Figures, missing: Type.Array(Missing) };

export const SchoolState = Type.Object({ schoolId: Id, ...Judged });
export const ActivityStatusView = Type.Object({
  ...Activity.properties,
  ...Judged,
  /** Of an activity kept by school: those that the reader reaches. What others miss stands in `missing` only for readers of all. */
  bySchool: Type.Array(SchoolState),
});
export type ActivityStatusView = Static<typeof ActivityStatusView>;

/** A row of the whole roadmap: what is missing is counted by whose turn it is, and named by the row's own answer. */
export const ActivityRow = Type.Object({
  ...Activity.properties,
  ...Figures,
  turns: Type.Array(Type.Object({ turn: Type.Array(RoleName), missing: Type.Integer() })),
});
export type ActivityRow = Static<typeof ActivityRow>;

/** GET /api/roadmap/{year}?date= */
export const RoadmapStatus = Type.Object({
  ...Roadmap.properties,
  year: Year,
  date: Day,
  version: Version,
  mayEdit: Type.Boolean(),
  activities: Type.Array(ActivityRow),
});
export type RoadmapStatus = Static<typeof RoadmapStatus>;

const Ref = Type.Object({
  kind: Type.Enum(['designation', 'membership', 'campaign', 'evidence', 'planLine', 'publication', 'test', 'case']),
  id: Id,
  schoolId: orNull(Id),
  /** The day and the title of a record or a publication; null for all else. */
  day: orNull(Day),
  title: orNull(Type.String()),
});

/** GET /api/roadmap/{year}/activities/{no}?date= with the evidence itself, as far as the reader reaches its schools. */
export const ActivityDetail = Type.Object({
  date: Day,
  activity: ActivityStatusView,
  evidence: Type.Array(Ref),
  /** Every override of the row, also those that were ended. */
  overrides: Type.Array(Override),
});
export type ActivityDetail = Static<typeof ActivityDetail>;

/** GET /api/roadmap/{year}/schools/{id}?date=: every row as it stands for one school; its `state` and `value` are the school's. */
export const SchoolRoadmapStatus = Type.Object({
  year: Year,
  date: Day,
  schoolId: Id,
  activities: Type.Array(Type.Object({ ...Activity.properties, ...Judged })),
});
export type SchoolRoadmapStatus = Static<typeof SchoolRoadmapStatus>;

/** POST /api/roadmap: a new year, copied from another one with its days moved; from the template where `from` is null. */
export const NewRoadmap = Type.Object({ year: Year, from: orNull(Year) }, { additionalProperties: false });

/** PUT /api/roadmap/{year}: `version` is the one that was seen; another one is refused with 409. */
export const ChangedRoadmap = Type.Object(
  { version: Version, content: Roadmap, note: Type.String({ maxLength: 1000 }) },
  { additionalProperties: false },
);

export const RoadmapContent = Type.Object({ year: Year, version: Version, content: Roadmap });
export type RoadmapContent = Static<typeof RoadmapContent>;

/** GET /api/roadmap/{year}/history, the newest first. */
export const RoadmapHistory = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Version,
      note: Type.String(),
      onDay: Day,
      changedBy: Name,
      changedAt: Moment,
      /** Numbers of the rows that differ from the version before; empty for the first one. */
      rows: Type.Array(Type.Integer()),
    }),
  ),
  overrides: Type.Array(Override),
});
export type RoadmapHistory = Static<typeof RoadmapHistory>;

/** POST /api/roadmap/{year}/overrides */
export const NewOverride = Type.Object(
  {
    activity: Type.Integer({ minimum: 1, maximum: 999 }),
    /** Null for the whole activity. */
    schoolId: orNull(Id),
    state: OverrideState,
    reason: Reason,
  },
  { additionalProperties: false },
);

export const DesignationKinds = Type.Array(Type.Enum(['lowResults', 'hardConditions']), {
  uniqueItems: true,
  maxItems: 2,
});

/** PUT /api/schools/{id}/designations/{year}: an empty list says that the school is no participant in the year. */
export const DesignationBody = Type.Object(
  { kinds: DesignationKinds, note: Type.String({ maxLength: 500 }) },
  { additionalProperties: false },
);

/** GET /api/schools/{id}/designations: what is in force, and every entry, the newest first. */
export const DesignationsResponse = Type.Object({
  inForce: Type.Array(Type.Object({ year: Year, kinds: DesignationKinds })),
  entries: Type.Array(
    Type.Object({ year: Year, kinds: DesignationKinds, note: Type.String(), onDay: Day, changedBy: Name }),
  ),
});
export type DesignationsResponse = Static<typeof DesignationsResponse>;

/**
 * GET /api/designations/{year}: every school of the district. `recordedFor`: the last year for which it was designated, an earlier one
 * than the asked where the status is carried over; `newest` is null where nothing was entered for the year.
 */
export const DesignationsOfYear = Type.Object({
  schools: Type.Array(
    Type.Object({
      schoolId: Id,
      kinds: DesignationKinds,
      recordedFor: orNull(Year),
      newest: orNull(Type.Object({ note: Type.String(), onDay: Day, changedBy: Name })),
    }),
  ),
});
export type DesignationsOfYear = Static<typeof DesignationsOfYear>;

/** GET /api/roadmaps/{year}: sections and activities of the municipal roadmap. */
export const RoadmapResponse = Type.Object({
  year: Type.Integer(),
  title: Localized,
  sections: Type.Array(Type.Object({ code: Type.String(), title: Localized })),
  activities: Type.Array(
    Type.Object({
      no: Type.Integer(),
      section: Type.String(),
      title: Localized,
      period: Type.Object({ from: Type.String(), to: Type.String() }),
      indicator: Localized,
    }),
  ),
});
export type RoadmapResponse = Static<typeof RoadmapResponse>;
