import { type Static, Type } from 'typebox';
import { ObjectivityRule } from '../../../surveys/objectivity.ts';
import { Rounded } from '../../../surveys/rounded.ts';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { AbsenceSummary, SchoolAbsence, TestAbsence } from '../absence/schemas.ts';
import { CaseView } from '../cases/schemas.ts';
import { DistrictItems, TestItems } from '../item-results/schemas.ts';
import { Checks, Level, Signal, SignalName, SignalSource, WhyNot } from '../signs/schemas.ts';

/** `computing`: results have changed since, and what is shown is from before; `empty`: there are no results. */
export const AnalysisState = Type.Object({
  kind: Type.Enum(['empty', 'computing', 'ready', 'failed']),
  computedAt: orNull(Type.String({ format: 'date-time' })),
  progress: orNull(
    Type.Object({ step: Type.Enum(['reading', 'judging']), done: Type.Integer(), total: Type.Integer() }),
  ),
});
export type AnalysisState = Static<typeof AnalysisState>;

export const Reference = Type.Object({
  /** Against what schools are judged. */
  kind: Type.Enum(['district', 'baseline', 'none']),
  baselineSchools: orNull(Type.Integer()),
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
  checks: Checks,
  /** Schools with results of this test of which something may be said. */
  judged: Type.Integer(),
});
export type TestSummary = Static<typeof TestSummary>;

/** A place in `checks` of the response. */
const ChecksPlace = Type.Integer({ minimum: 0 });

/** A school in a test. `n` is null for one to four pupils; `level` where single tests are not judged. */
export const TestCell = Type.Object({
  test: Type.Integer(),
  n: orNull(Type.Integer()),
  level: orNull(Level),
});

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

/** Pupils whose mark in the test is lower than in the journal, the same, higher: to the nearest five. */
const ChangeCounts = Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer()]);

/** By which the triple is known; `both`: in some tests by the one, in some by the other. */
const ChangeSource = Type.Enum(['pupilRows', 'journalComparison', 'both']);

/** A school's marks against the journal. A school of which fewer than ten pupils are known has no line. */
export const ChangeLine = Type.Object({ schoolId: Id, source: ChangeSource, counts: ChangeCounts });
export type ChangeLine = Static<typeof ChangeLine>;

export const SchoolLine = Type.Object({
  schoolId: Id,
  /** Results, pupils × tests; null for one to four. */
  n: orNull(Type.Integer()),
  level: Level,
  checks: ChecksPlace,
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
    share: Rounded(2),
    standardError: Rounded(2),
    p: Rounded(4),
    /** To the nearest five. */
    pupils: Type.Integer(),
  }),
  Type.Object({ kind: Type.Literal('unavailable'), why: WhyNot }),
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
  notChecked: Type.Integer(),
});
export type DistrictLine = Static<typeof DistrictLine>;

/** GET /api/objectivity: the schools in scope, judged on all tests of three years together. */
export const ObjectivityResponse = Type.Object({
  state: AnalysisState,
  reference: Reference,
  tests: Type.Array(TestSummary),
  schools: Type.Array(SchoolLine),
  /** What could be checked, each once, however many schools it is said of. */
  checks: Type.Array(Checks),
  /** Schools in scope, open today, of which there are no results at all. */
  withoutResults: Type.Array(Id),
  /** `checks`: at any of the schools. */
  district: Type.Object({ lifted: Lifted, looks: Type.Integer(), judged: Type.Integer(), checks: Checks }),
  districts: Type.Array(DistrictLine),
  /** Over all tests, and of all schools together; null where none tells of it. */
  changes: Type.Array(ChangeLine),
  districtChanges: orNull(ChangeCounts),
  absence: AbsenceSummary,
  /** Years of the outside lists, newest first, at most three. */
  listYears: Type.Array(Type.Integer()),
});
export type ObjectivityResponse = Static<typeof ObjectivityResponse>;

/** Pupils with totals from `from` to `to`: none, or five and more. */
export const Bin = Type.Object({
  from: Type.Integer(),
  to: Type.Integer(),
  count: Type.Integer(),
  expected: orNull(Rounded(1)),
});
export type Bin = Static<typeof Bin>;

/** Rows: test marks 2–5 and all; columns: journal marks 2–5, none, all. Null is hidden, all else to the nearest five. */
export const MarkTable = Type.Array(Type.Array(orNull(Type.Integer())));
export type MarkTable = Static<typeof MarkTable>;

export const ObjectivityTestParams = Type.Object({
  year: Type.Integer({ minimum: 2015, maximum: 2100 }),
  subject: Type.String({ pattern: '^[a-z][a-zA-Z]{0,39}$' }),
  grade: Type.Integer({ minimum: 1, maximum: 11 }),
});

/** The lower and the upper one. */
const Bounds = Type.Tuple([Rounded(2), Rounded(2)]);

/** GET /api/objectivity/tests/{year}/{subject}/{grade}. Counts of the district are to the nearest five. */
export const ObjectivityTestResponse = Type.Object({
  ...TestSummary.properties,
  state: AnalysisState,
  reference: Reference,
  cuts: Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer()]),
  mean: Rounded(2),
  /** How far chance alone takes the mean of a school of `n` papers from that of the district, by rising `n`. */
  limits: Type.Array(Type.Object({ n: Rounded(1), inner: Bounds, outer: Bounds })),
  bins: Type.Array(Bin),
  marks: orNull(MarkTable),
  /** Schools in scope with at least five pupils; `isOutside`: of the outer limits. */
  points: Type.Array(
    Type.Object({
      schoolId: Id,
      n: Type.Integer(),
      mean: Rounded(1),
      isOutside: Type.Boolean(),
      level: orNull(Level),
    }),
  ),
  hiddenSchools: Type.Integer(),
  changes: Type.Array(ChangeLine),
  districtChanges: orNull(ChangeCounts),
  ...{ absences: Type.Array(SchoolAbsence), items: DistrictItems },
});
export type ObjectivityTestResponse = Static<typeof ObjectivityTestResponse>;

export const SchoolTest = Type.Object({
  ...TestKey,
  title: Localized,
  maximum: Type.Integer(),
  cuts: Type.Tuple([Type.Integer(), Type.Integer(), Type.Integer()]),
  n: orNull(Type.Integer()),
  mean: orNull(Rounded(1)),
  districtMean: Rounded(1),
  level: orNull(Level),
  checks: orNull(Checks),
  /** Empty under five pupils. */
  bins: Type.Array(Bin),
});
export type SchoolTest = Static<typeof SchoolTest>;

/** A school's marks against the journal in one test, with the classes that may be told. */
export const TestChanges = Type.Object({
  ...TestKey,
  title: Localized,
  source: ChangeSource,
  counts: ChangeCounts,
  district: orNull(ChangeCounts),
  classes: Type.Array(Type.Object({ name: Type.String(), counts: ChangeCounts })),
  /** Classes left out, because they or what is left of the school are too few. */
  hiddenClasses: Type.Integer(),
});
export type TestChanges = Static<typeof TestChanges>;

/** GET /api/schools/{id}/objectivity */
export const SchoolObjectivityResponse = Type.Object({
  schoolId: Id,
  today: Day,
  state: AnalysisState,
  reference: Reference,
  /** Null when the school has no results. */
  finding: orNull(
    Type.Object({ n: orNull(Type.Integer()), level: Level, checks: Checks, signals: Type.Array(Signal) }),
  ),
  tests: Type.Array(SchoolTest),
  /** Over all tests of the school. */
  marks: orNull(MarkTable),
  /** Newest test first; empty without journal marks of ten pupils in any test. */
  changes: Type.Array(TestChanges),
  ...{ absences: Type.Array(TestAbsence), items: Type.Array(TestItems) },
  /** Tests of the district that the school has no results of. */
  missing: Type.Array(Type.Object({ ...TestKey, title: Localized })),
  /** Tests in which something of fewer than five pupils waits; `isShown`: earlier results of the school are shown. */
  waiting: Type.Array(Type.Object({ ...TestKey, title: Localized, isShown: Type.Boolean() })),
  /** Reports on the school that agree neither with themselves nor with its pupil rows, newest test first. */
  faults: Type.Array(
    Type.Object({
      ...TestKey,
      title: Localized,
      kind: SignalSource,
      what: Type.Enum(['contradicts', 'participants', 'values']),
    }),
  ),
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
});
export type ObjectivityRulesResponse = Static<typeof ObjectivityRulesResponse>;
