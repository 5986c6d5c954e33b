import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { CaseOutcome, CaseState, MeasureState, Seen } from '../../ground/db/stored/schemas.ts';
import { Day, Id } from '../../ground/http/schemas.ts';
import { Unreadable } from '../../ground/tables/schemas.ts';

/** What is looked into: one of our signals, or a marker of the outside list. */
export const Sign = Type.Enum([
  'cutoffHeap',
  'journalShift',
  'highMean',
  'lowVariance',
  'hardItems',
  'similarity',
  'transition',
  'outsideList',
]);
export type Sign = Static<typeof Sign>;

const Name = Type.Union([Type.String(), Type.Null()]);
const Moment = Type.String({ format: 'date-time' });
const Version = Type.Integer({ minimum: 1, maximum: 1_000_000 });

const Step = {
  state: CaseState,
  outcome: Type.Union([CaseOutcome, Type.Null()]),
  partnerId: Type.Union([Id, Type.Null()]),
  dueOn: Type.Union([Day, Type.Null()]),
  note: Type.String(),
  day: Day,
  version: Type.Integer(),
  changedBy: Name,
  changedAt: Moment,
};
export const CaseStep = Type.Object(Step);
export type CaseStep = Static<typeof CaseStep>;

const MeasureStep = {
  title: Type.String(),
  owner: Type.String(),
  dueOn: Day,
  state: MeasureState,
  note: Type.String(),
  day: Day,
  version: Type.Integer(),
  changedBy: Name,
  changedAt: Moment,
};
export const CaseMeasure = Type.Object({
  id: Id,
  measure: Name,
  assignedOn: Day,
  ...MeasureStep,
  /** Every version, newest first. */
  history: Type.Array(Type.Object(MeasureStep)),
});
export type CaseMeasure = Static<typeof CaseMeasure>;

/** Pupils by how the second total stands to the first, to the nearest five; null for fewer than five, nobody included. */
const Shifts = Type.Object({
  lower: Type.Union([Type.Integer(), Type.Null()]),
  same: Type.Union([Type.Integer(), Type.Null()]),
  higher: Type.Union([Type.Integer(), Type.Null()]),
});

/** The second table against the first, pupil by pupil. */
export const Comparison = Type.Object({
  /** Why nothing is shown: fewer than five pupils in both, or fewer than five others than in a table before. */
  hidden: Type.Union([Type.Enum(['few', 'near']), Type.Null()]),
  /** Pupils in both. */
  pupils: Type.Union([Type.Integer(), Type.Null()]),
  /** Pupils of the second table who are not in the first; null for one to four. */
  unknown: Type.Union([Type.Integer(), Type.Null()]),
  /** Mean of second − first and half the width of its 95 % interval, points. */
  difference: Type.Union([Type.Object({ mean: Rounded(1), reach: Rounded(1) }), Type.Null()]),
  totals: Shifts,
  marks: Shifts,
});
export type Comparison = Static<typeof Comparison>;

export const SecondTable = Type.Object({
  id: Id,
  year: Type.Integer(),
  subject: Type.String(),
  grade: Type.Integer(),
  fileName: Type.String(),
  loadedBy: Name,
  loadedAt: Moment,
  undoneBy: Name,
  undoneAt: Type.Union([Moment, Type.Null()]),
  /** Null once it was undone. */
  comparison: Type.Union([Comparison, Type.Null()]),
});
export type SecondTable = Static<typeof SecondTable>;

export const CaseView = Type.Object({
  id: Id,
  sign: Sign,
  seen: Seen,
  ...Step,
  /** Every step, newest first. */
  history: Type.Array(CaseStep),
  measures: Type.Array(CaseMeasure),
  tables: Type.Array(SecondTable),
});
export type CaseView = Static<typeof CaseView>;

const Note = Type.String({ maxLength: 1000 });

/** POST /api/schools/{id}/objectivity/cases */
export const NewCase = Type.Object({ sign: Sign, note: Note }, { additionalProperties: false });
export type NewCase = Static<typeof NewCase>;

/** PUT /api/schools/{id}/objectivity/cases/{case}: `version` is the one that was seen; another one is refused with 409. */
export const NextStep = Type.Object(
  {
    version: Version,
    state: CaseState,
    outcome: Type.Union([CaseOutcome, Type.Null()]),
    partnerId: Type.Union([Id, Type.Null()]),
    dueOn: Type.Union([Day, Type.Null()]),
    note: Note,
  },
  { additionalProperties: false },
);
export type NextStep = Static<typeof NextStep>;

const MeasureContent = {
  title: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
  /** A post such as “deputy head”; people are not named. */
  owner: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  dueOn: Day,
};

/** POST /api/schools/{id}/objectivity/cases/{case}/measures: `measure` is a code of the library, where it is one of them. */
export const NewMeasure = Type.Object(
  { measure: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]), ...MeasureContent },
  { additionalProperties: false },
);
export type NewMeasure = Static<typeof NewMeasure>;

/** PUT /api/schools/{id}/objectivity/cases/{case}/measures/{measure} */
export const ChangedMeasure = Type.Object(
  { version: Version, ...MeasureContent, state: MeasureState, note: Note },
  { additionalProperties: false },
);
export type ChangedMeasure = Static<typeof ChangedMeasure>;

export const CaseParams = Type.Object({ id: Id, case: Id });
export const MeasureParams = Type.Object({ id: Id, case: Id, measure: Id });
export const TableParams = Type.Object({ id: Id, case: Id, table: Id });

/** POST …/cases/{case}/tables (multipart: fields year, subject, grade, store = no | yes, then the file). */
export const TableUploadResponse = Type.Object({
  id: Type.Union([Id, Type.Null()]),
  unreadable: Type.Union([Type.Null(), Unreadable]),
  /** Places of cells with names of people: then nothing is stored. */
  names: Type.Array(Type.String()),
  rows: Type.Integer(),
  good: Type.Integer(),
  faultCount: Type.Integer(),
  faults: Type.Array(
    Type.Object({
      line: Type.Integer(),
      column: Type.String(),
      code: Type.String(),
      found: Type.String(),
      expected: Type.String(),
    }),
  ),
});
export type TableUploadResponse = Static<typeof TableUploadResponse>;
