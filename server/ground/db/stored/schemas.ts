/** Shapes that tables hold, as JSON or as one of a few words, and that answers hold as well. */
import { type Static, Type } from 'typebox';
import { Rounded } from '../../../../surveys/rounded.ts';
import { Id, orNull } from '../../http/schemas.ts';

const Column = Type.Union([Type.Integer({ minimum: 0, maximum: 199 }), Type.Null()]);

/** Columns from 0; null where the file has none. */
export const Mapping = Type.Object({
  school: Column,
  /** A column of logins beside that of names. */
  login: Type.Optional(Column),
  pupil: Column,
  class: Column,
  /** The letter of the class, where the class is only its number. */
  letter: Type.Optional(Column),
  variant: Column,
  total: Column,
  mark: Column,
  journal: Column,
  items: Type.Array(Type.Object({ name: Type.String({ maxLength: 20 }), column: Column }), { maxItems: 100 }),
});
export type Mapping = Static<typeof Mapping>;

export const CellFaultCode = Type.Enum([
  'pupilMissing',
  'nameForCode',
  'codeTooLong',
  'duplicate',
  'schoolMissing',
  'totalMissing',
  'notNumber',
  'notWhole',
  'negative',
  'overMaximum',
  'sumMismatch',
  'markRange',
  'markMismatch',
  'classTooLong',
  'formula',
  'date',
  'error',
  'merged',
]);
export type CellFaultCode = (typeof CellFaultCode)['enum'][number];

/** One fault at its place: the row as a spreadsheet numbers it, the letters of the column. */
export const CellFault = Type.Object({
  line: Type.Integer(),
  column: Type.String(),
  code: CellFaultCode,
  /** What the sentence names: what stands there, or what was expected. Never a name. */
  found: Type.String(),
  expected: Type.String(),
});
export type CellFault = Static<typeof CellFault>;

/** A name in a file that fits no school or several. */
export const UnknownSchool = Type.Object({
  name: Type.String(),
  rows: Type.Integer(),
  /** The likeliest schools, the best first. */
  similar: Type.Array(Id),
});
export type UnknownSchool = Static<typeof UnknownSchool>;

/** What an import would do, before it does it. Rows are the sum of the good, the absent, the faulty and those that are left out. */
export const Preview = Type.Object({
  rows: Type.Integer(),
  /** Rows without a fault. */
  good: Type.Integer(),
  /** Rows of pupils who did not sit the test: nothing but the code. */
  absent: Type.Integer(),
  schools: Type.Array(
    Type.Object({
      schoolId: Id,
      rows: Type.Integer(),
      /** Results that are there already and would be replaced. */ replaces: Type.Integer(),
    }),
  ),
  /** Rows that are no pupils of ours, by why. */
  leftOut: Type.Optional(Type.Record(Type.String(), Type.Integer())),
  /** Names that people have to say of which school they mean; their rows are left out until then. */
  unknown: Type.Optional(Type.Array(UnknownSchool)),
  /** Most totals lie over the maximum: results of another test. Tests that fit, the likeliest first. */
  otherTest: Type.Optional(
    orNull(Type.Array(Type.Object({ year: Type.Integer(), subject: Type.String(), grade: Type.Integer() }))),
  ),
  faultCount: Type.Integer(),
  /** Rows that have a fault; whole-file faults count none. */
  faultyRows: Type.Integer(),
  /** How often each code. */
  byCode: Type.Record(Type.String(), Type.Integer()),
  /** The first thousand. */
  faults: Type.Array(CellFault),
});
export type Preview = Static<typeof Preview>;

export const RowFaultCode = Type.Enum([
  'columnMissing',
  'schoolMissing',
  'schoolUnknown',
  'testMissing',
  'testTooLong',
  'year',
  'grade',
  'pupils',
  'mean',
  'sd',
  'duplicate',
  'spreadUnknown',
  'formula',
  'date',
  'error',
  'merged',
]);
export type RowFaultCode = (typeof RowFaultCode)['enum'][number];

/** One fault at its place: the row as a spreadsheet numbers it, the letters of the column. */
export const TableFaultRow = Type.Object({
  line: Type.Integer(),
  column: Type.String(),
  code: RowFaultCode,
  /** What stands there, cut; for a missing column what it is called. */
  found: Type.String(),
});
export type TableFaultRow = Static<typeof TableFaultRow>;

export const CaseState = Type.Enum(['noted', 'recheck', 'crossMarking', 'expert', 'closed']);
export type CaseState = Static<typeof CaseState>;

export const CaseOutcome = Type.Enum(['confirmed', 'explained', 'notConfirmed']);
export type CaseOutcome = Static<typeof CaseOutcome>;

export const MeasureState = Type.Enum(['assigned', 'done', 'dropped']);
export type MeasureState = Static<typeof MeasureState>;

const Level = Type.Enum(['none', 'watch', 'look', 'tooFew', 'notChecked']);

/** What was seen when the sign was noted. `p` is null for the outside list. */
export const Seen = Type.Object({
  level: Type.Union([Level, Type.Null()]),
  p: Type.Union([Rounded(4), Type.Null()]),
});
export type Seen = Static<typeof Seen>;

/** The pages in their order. */
export const SlideName = Type.Enum(['year', 'gap', 'teaching', 'staff', 'upbringing', 'roadmap', 'decisions']);
export type SlideName = Static<typeof SlideName>;
