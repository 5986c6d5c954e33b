/** Educational results of the schools of a district, and the gap between the best and the worst of them. */
import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { Id, Localized } from '../../ground/http/schemas.ts';

const Interval = Type.Tuple([Rounded(2), Rounded(2)]);

/** Upper quarter of schools minus lower quarter with its 90 % interval; withheld under four schools. */
export const Gap = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    value: Rounded(2),
    interval: Interval,
    schools: Type.Integer(),
    /** Schools in a quarter. */
    quarter: Type.Integer(),
  }),
  Type.Object({ kind: Type.Literal('withheld'), schools: Type.Integer() }),
]);
export type Gap = Static<typeof Gap>;

/** What can be said of a figure against the year before: whether it surely shrank or grew; `to` and `from` as they are shown. */
export const FigureChange = Type.Union([
  Type.Object({ kind: Type.Literal('none') }),
  Type.Object({ kind: Type.Literal('single'), to: Rounded(2) }),
  Type.Object({ kind: Type.Enum(['shrank', 'grew', 'same']), from: Rounded(2), to: Rounded(2) }),
]);
export type FigureChange = Static<typeof FigureChange>;

const Test = Type.Object({ subject: Type.String(), grade: Type.Integer(), title: Localized });
export type ResultTest = Static<typeof Test>;

/** A school's place in deviations of a pupil from the district's mean; `hidden`: fewer than five pupils. */
const Standing = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    schoolId: Id,
    value: Rounded(2),
    interval: Interval,
    raw: Rounded(2),
    /** Pupils' results by which it was computed. */
    results: Type.Integer(),
  }),
  Type.Object({ kind: Type.Literal('hidden'), schoolId: Id }),
]);
export type Standing = Static<typeof Standing>;

/** One test of one year, or with `test` null all tests of the year together. */
export const ResultGroup = Type.Object({
  year: Type.Integer(),
  test: Type.Union([Test, Type.Null()]),
  /** Tests that entered. */
  tests: Type.Integer(),
  /** Whether pupils' results were imported, or an uploaded table has the means alone. */
  source: Type.Enum(['pupils', 'means', 'both']),
  gap: Gap,
  /** Of the gap, up to this year. */
  change: FigureChange,
  /** Those in the reader's scope; the gap is over all schools of the district. */
  schools: Type.Array(Standing),
});
export type ResultGroup = Static<typeof ResultGroup>;

/** GET /api/results: newest year first; within a year all tests together, then each. */
export const ResultsResponse = Type.Object({ groups: Type.Array(ResultGroup) });
export type ResultsResponse = Static<typeof ResultsResponse>;

/** GET /api/results/risk, newest first: the gap in risk by campaign, in points of the risk scale; a larger value is a wider gap. */
export const RiskGapsResponse = Type.Object({
  campaigns: Type.Array(
    Type.Object({
      campaignId: Id,
      year: Type.Integer(),
      modelVersion: Type.String(),
      factors: Type.Array(Type.Object({ factor: Type.String(), title: Localized, gap: Gap, change: FigureChange })),
    }),
  ),
});
export type RiskGapsResponse = Static<typeof RiskGapsResponse>;
