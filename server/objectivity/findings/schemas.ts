import { type Static, Type } from 'typebox';
import { ObjectivityRule } from '../../../surveys/objectivity.ts';
import { Day, Id, Localized } from '../../ground/http/schemas.ts';
import { CaseView } from '../cases/schemas.ts';

export const Level = Type.Enum(['none', 'watch', 'look', 'tooFew']);
export type Level = Static<typeof Level>;

export const SignalName = Type.Enum([
  'cutoffHeap',
  'journalShift',
  'highMean',
  'lowVariance',
  'hardItems',
  'similarity',
  'transition',
]);
export type SignalName = Static<typeof SignalName>;

const Nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);

/** `computing`: results have changed since, and what is shown is from before; `empty`: there are no results. */
export const AnalysisState = Type.Object({
  kind: Type.Enum(['empty', 'computing', 'ready', 'failed']),
  computedAt: Nullable(Type.String({ format: 'date-time' })),
  progress: Nullable(
    Type.Object({ step: Type.Enum(['reading', 'judging']), done: Type.Integer(), total: Type.Integer() }),
  ),
});
export type AnalysisState = Static<typeof AnalysisState>;

export const Reference = Type.Object({
  /** Against what schools are judged. */
  kind: Type.Enum(['district', 'baseline', 'none']),
  baselineSchools: Nullable(Type.Integer()),
  /** A baseline was loaded, but for other tests than those in force. */
  baselineUnfit: Type.Boolean(),
});
export type Reference = Static<typeof Reference>;

const TestKey = { year: Type.Integer(), subject: Type.String(), grade: Type.Integer() };

export const TestSummary = Type.Object({
  ...TestKey,
  title: Localized,
  maximum: Type.Integer(),
  schools: Type.Integer(),
  n: Type.Integer(),
});
export type TestSummary = Static<typeof TestSummary>;

/** A school in a test. `n` is null for one to four pupils; `level` where single tests are not judged. */
export const TestCell = Type.Object({ test: Type.Integer(), n: Nullable(Type.Integer()), level: Nullable(Level) });

/** What an outside list says of a school in a year. A school that it does not name has no entry: no data. */
export const OutsideYear = Type.Object({
  year: Type.Integer(),
  /** In force for this year; without it there is no list at all. */
  isListed: Type.Boolean(),
  marks: Type.Array(
    Type.Object({ grade: Type.Integer(), subject: Type.Enum(['russian', 'mathematics']), marked: Type.Boolean() }),
  ),
});
export type OutsideYear = Static<typeof OutsideYear>;

export const SchoolLine = Type.Object({
  schoolId: Id,
  /** Results, pupils × tests; null for one to four. */
  n: Nullable(Type.Integer()),
  level: Level,
  /** Signals behind the level. */
  signs: Type.Array(SignalName),
  tests: Type.Array(TestCell),
  outside: Type.Array(OutsideYear),
  /** Work on its signs: how many cases are open, and how many ended with a confirmed sign. */
  open: Type.Integer(),
  confirmed: Type.Integer(),
});
export type SchoolLine = Static<typeof SchoolLine>;

const Lifted = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    share: Type.Number(),
    standardError: Type.Number(),
    p: Type.Number(),
    /** To the nearest five. */
    pupils: Type.Integer(),
  }),
  Type.Object({ kind: Type.Literal('unavailable'), reason: Type.String() }),
]);
export type Lifted = Static<typeof Lifted>;

/** A district below the territory in view. */
export const DistrictLine = Type.Object({
  id: Id,
  name: Localized,
  none: Type.Integer(),
  watch: Type.Integer(),
  look: Type.Integer(),
  tooFew: Type.Integer(),
});
export type DistrictLine = Static<typeof DistrictLine>;

/** GET /api/objectivity: the schools in scope, judged on all tests of three years together. */
export const ObjectivityResponse = Type.Object({
  state: AnalysisState,
  reference: Reference,
  tests: Type.Array(TestSummary),
  schools: Type.Array(SchoolLine),
  district: Type.Object({ lifted: Lifted, looks: Type.Integer(), judged: Type.Integer() }),
  districts: Type.Array(DistrictLine),
  /** Years of the outside lists, newest first, at most three. */
  listYears: Type.Array(Type.Integer()),
});
export type ObjectivityResponse = Static<typeof ObjectivityResponse>;

/** Pupils with totals from `from` to `to`: none, or five and more. */
export const Bin = Type.Object({
  from: Type.Integer(),
  to: Type.Integer(),
  count: Type.Integer(),
  expected: Nullable(Type.Number()),
});
export type Bin = Static<typeof Bin>;

/** Rows: test marks 2–5 and all; columns: journal marks 2–5, none, all. Null is hidden, all else to the nearest five. */
export const MarkTable = Type.Array(Type.Array(Nullable(Type.Integer())));
export type MarkTable = Static<typeof MarkTable>;

export const ObjectivityTestParams = Type.Object({
  year: Type.Integer({ minimum: 2015, maximum: 2100 }),
  subject: Type.String({ pattern: '^[a-z][a-zA-Z]{0,39}$' }),
  grade: Type.Integer({ minimum: 1, maximum: 11 }),
});

/** The lower and the upper one. */
const Bounds = Type.Tuple([Type.Number(), Type.Number()]);

/** GET /api/objectivity/tests/{year}/{subject}/{grade}. Counts of the district are to the nearest five. */
export const ObjectivityTestResponse = Type.Object({
  ...TestSummary.properties,
  state: AnalysisState,
  reference: Reference,
  cuts: Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer()]),
  mean: Type.Number(),
  /** How far chance alone takes the mean of a school of `n` papers from that of the district, by rising `n`. */
  limits: Type.Array(Type.Object({ n: Type.Number(), inner: Bounds, outer: Bounds })),
  bins: Type.Array(Bin),
  marks: Nullable(MarkTable),
  /** Schools in scope with at least five pupils; `isOutside`: of the outer limits. */
  points: Type.Array(
    Type.Object({
      schoolId: Id,
      n: Type.Integer(),
      mean: Type.Number(),
      isOutside: Type.Boolean(),
      level: Nullable(Level),
    }),
  ),
  hiddenSchools: Type.Integer(),
});
export type ObjectivityTestResponse = Static<typeof ObjectivityTestResponse>;

const Effect = Type.Object({
  /** Null where it would tell of one to four pupils. */
  value: Nullable(Type.Number()),
  unit: Type.Enum(['pupils', 'marks', 'points', 'errors', 'pairs', 'ratio']),
});

export const Signal = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    signal: SignalName,
    statistic: Nullable(Type.Number()),
    p: Type.Number(),
    q: Nullable(Type.Number()),
    flag: Type.Boolean(),
    effect: Effect,
    /** The least effect that would have been seen in four of five cases. */
    visible: Nullable(Type.Number()),
    innocent: Type.Array(Type.String()),
  }),
  Type.Object({ kind: Type.Literal('unavailable'), signal: SignalName, reason: Type.String() }),
]);
export type Signal = Static<typeof Signal>;

export const SchoolTest = Type.Object({
  ...TestKey,
  title: Localized,
  maximum: Type.Integer(),
  cuts: Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer()]),
  n: Nullable(Type.Integer()),
  mean: Nullable(Type.Number()),
  districtMean: Type.Number(),
  level: Nullable(Level),
  /** Empty under five pupils. */
  bins: Type.Array(Bin),
});
export type SchoolTest = Static<typeof SchoolTest>;

/** GET /api/schools/{id}/objectivity */
export const SchoolObjectivityResponse = Type.Object({
  schoolId: Id,
  today: Day,
  state: AnalysisState,
  reference: Reference,
  /** Null when the school has no results. */
  finding: Nullable(Type.Object({ n: Nullable(Type.Integer()), level: Level, signals: Type.Array(Signal) })),
  tests: Type.Array(SchoolTest),
  /** Over all tests of the school. */
  marks: Nullable(MarkTable),
  /** Tests of the district that the school has no results of. */
  missing: Type.Array(Type.Object({ ...TestKey, title: Localized })),
  /** Tests in which something of fewer than five pupils waits; `isShown`: earlier results of the school are shown. */
  waiting: Type.Array(Type.Object({ ...TestKey, title: Localized, isShown: Type.Boolean() })),
  outside: Type.Array(OutsideYear),
  cases: Type.Array(CaseView),
});
export type SchoolObjectivityResponse = Static<typeof SchoolObjectivityResponse>;

const Texts = Type.Record(Type.String(), Localized);

/** GET /api/objectivity/rules: by which rules results are looked at, and the words of the signs. */
export const ObjectivityRulesResponse = Type.Object({
  note: Localized,
  rules: Type.Array(ObjectivityRule),
  signals: Texts,
  innocent: Texts,
  missing: Texts,
});
export type ObjectivityRulesResponse = Static<typeof ObjectivityRulesResponse>;
