/** The year against its expected results, as the final meeting sees it. */
import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { MeetingPage } from '../../../surveys/schema.ts';
import { SlideName } from '../../ground/db/stored/schemas.ts';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { FigureChange, ResultGroup } from '../../results/gaps/schemas.ts';

const Year = Type.Integer({ minimum: 2000, maximum: 2100 });
/** Null where it is one to four people, or would tell of so few in a school. */
const Told = orNull(Type.Integer());

/** A share with its 90 % interval, in 0…1; withheld under five cases or three schools. */
export const Share = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    value: Rounded(2),
    interval: Type.Tuple([Rounded(2), Rounded(2)]),
    n: Type.Integer(),
    schools: Type.Integer(),
  }),
  Type.Object({ kind: Type.Literal('withheld'), n: Type.Integer(), schools: Type.Integer() }),
]);
export type Share = Static<typeof Share>;

export const MeetingLessons = Type.Object({
  lessons: Type.Integer(),
  schools: Type.Integer(),
  /** Share of the lessons in which most of the class was reached; of this year and of the one before. */
  criteria: Type.Array(Type.Object({ name: Type.String(), title: Localized, share: Share, before: Share })),
});
export type MeetingLessons = Static<typeof MeetingLessons>;

export const MeetingStaff = Type.Object({
  year: Year,
  /** Supported schools, and those of them that have handed in an analysis. */
  asked: Type.Integer(),
  reported: Type.Integer(),
  teachers: Type.Integer(),
  vacancies: Type.Integer(),
  /** Teachers who left of all. */
  turnover: Share,
});
export type MeetingStaff = Static<typeof MeetingStaff>;

export const MeetingUpbringing = Type.Object({
  supported: Type.Integer(),
  parents: Type.Object({ events: Type.Integer(), schools: Type.Integer(), people: Told }),
  consultations: Type.Object({ schools: Type.Integer(), received: Told, answered: Told, offered: Told, held: Told }),
});
export type MeetingUpbringing = Static<typeof MeetingUpbringing>;

/** Schools at a level for certain, and those that lean to it. */
const Level = Type.Object({ certain: Type.Integer(), leaning: Type.Integer() });

/** Numbers of schools by risk on one factor, campaign by campaign, oldest first; and what surely changed into the newest. */
export const MeetingFactor = Type.Object({
  factor: Type.String(),
  title: Localized,
  /** The page of the meeting that shows it. */
  slide: MeetingPage,
  campaigns: Type.Array(
    Type.Object({
      year: Year,
      schools: Type.Integer(),
      isOpen: Type.Boolean(),
      high: Level,
      medium: Level,
      low: Level,
      few: Type.Integer(),
      hidden: Type.Integer(),
      noData: Type.Integer(),
    }),
  ),
  change: orNull(Type.Object({ better: Type.Integer(), worse: Type.Integer(), cannotTell: Type.Integer() })),
});
export type MeetingFactor = Static<typeof MeetingFactor>;

export const MeetingNote = Type.Object({
  slide: SlideName,
  text: Type.String(),
  version: Type.Integer(),
  changedBy: orNull(Type.String()),
  changedAt: Type.String({ format: 'date-time' }),
});
export type MeetingNote = Static<typeof MeetingNote>;

/** GET /api/meeting/{year} */
export const MeetingResponse = Type.Object({
  year: Year,
  /** Registers count as of the end of this day: today, or the last one of the year. */
  date: Day,
  status: Type.Object({
    schools: Type.Integer(),
    /** Those with any status: some have both. */
    supported: Type.Integer(),
    lowResults: Type.Integer(),
    hardConditions: Type.Integer(),
    /** Schools that had a status in the year before and have none now, and the other way round. */
    left: Type.Array(Id),
    entered: Type.Array(Id),
    /** Whether the year before is known at all. */
    hasBefore: Type.Boolean(),
  }),
  /** All tests of a year together, oldest first, at most five years. */
  gaps: Type.Array(Type.Pick(ResultGroup, ['year', 'gap', 'change', 'tests', 'source'])),
  lessons: MeetingLessons,
  factors: Type.Array(MeetingFactor),
  /** The year before, and the year. */
  staff: Type.Array(MeetingStaff),
  /** Of the share of teachers who left; `none` where that of the year is withheld. */
  turnoverChange: FigureChange,
  upbringing: MeetingUpbringing,
  notes: Type.Array(MeetingNote),
});
export type MeetingResponse = Static<typeof MeetingResponse>;

export const MeetingParams = Type.Object({ year: Year });
export const NoteParams = Type.Object({ year: Year, slide: SlideName });

/** PUT /api/meeting/{year}/notes/{slide}: `version` is the one that was seen, 0 for none; another one is refused with 409. */
export const NoteBody = Type.Object(
  { version: Type.Integer({ minimum: 0, maximum: 1_000_000 }), text: Type.String({ maxLength: 2000 }) },
  { additionalProperties: false },
);

/** GET /api/meeting/{year}/notes/{slide}/history: newest first. */
export const NoteHistory = Type.Object({ versions: Type.Array(MeetingNote) });
export type NoteHistory = Static<typeof NoteHistory>;
