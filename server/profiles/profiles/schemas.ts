import { type Static, Type } from 'typebox';
import { Probability, Rounded } from '../../../surveys/rounded.ts';
import { Audience, Localized } from '../../../surveys/schema.ts';
import { Grade, Id, orNull } from '../../ground/http/schemas.ts';
import { DoubtfulCell, ItemBar, Quality } from '../disclosure/schemas.ts';

const Level = Type.Union([Type.Literal('low'), Type.Literal('medium'), Type.Literal('high')]);
const Probabilities = Type.Object({ low: Probability, medium: Probability, high: Probability });
const State = Type.Union([Type.Literal('certain'), Type.Literal('leaning'), Type.Literal('few')]);
const Interval = Type.Tuple([Rounded(1), Rounded(1)]);
const Reason = Type.Union([Type.Literal('noData'), Type.Literal('fewAnswers'), Type.Literal('weightMissing')]);

const Group = Type.Object({
  audience: Audience,
  n: Type.Integer(),
  people: Type.Union([Type.Integer(), Type.Null()]),
  mean: Rounded(0),
  /** 90 %, whole points of the scale. */
  interval: Interval,
});

/** One grade of a group, where two are known apart. */
const GradeGroup = Type.Object({ ...Group.properties, grade: Type.Integer() });

/** Two grades of an audience that surely differ. */
const GradeDifference = Type.Object({
  audience: Audience,
  higher: Type.Integer(),
  lower: Type.Integer(),
  points: Rounded(0),
});

const Driver = Type.Object({
  audience: Audience,
  item: Type.String(),
  /** The question's words, joined from the campaign's frozen form. */
  text: Localized,
  n: Type.Integer(),
  /** School minus district, rounded to 5 points under 20 answers and to 2 from 20 on. */
  difference: Rounded(0),
  interval: Interval,
  bar: Type.Union([ItemBar, Type.Null()]),
});

const Divergence = Type.Object({
  a: Audience,
  b: Audience,
  difference: Rounded(0),
  se: Rounded(1),
  probability: Probability,
});

const Warning = Type.Object({
  kind: Type.String(),
  audience: Type.Optional(Audience),
  grade: Type.Optional(Grade),
  rate: Type.Optional(Rounded(2)),
  schools: Type.Optional(Type.Integer()),
});

const Withheld = { kind: Type.Literal('withheld'), factor: Type.String(), reason: Reason };
const Estimated = {
  kind: Type.Literal('estimate'),
  factor: Type.String(),
  value: Rounded(1),
  sd: Rounded(1),
  interval: Interval,
  level: Level,
  probabilities: Probabilities,
  state: State,
};

export const FactorSummary = Type.Union([Type.Object(Estimated), Type.Object(Withheld)]);
export type FactorSummary = Static<typeof FactorSummary>;

export const FactorDetail = Type.Union([
  Type.Object({
    ...Estimated,
    raw: Rounded(0),
    groups: Type.Array(Group),
    /** Empty, or two grades and more of an audience; absent in profiles stored before grades were compared. */
    grades: Type.Optional(Type.Array(GradeGroup)),
    /** The widest of its differences; null where none is sure. */
    gradeDifference: Type.Union([GradeDifference, Type.Null()]),
    drivers: Type.Array(Driver),
    divergences: Type.Array(Divergence),
    warnings: Type.Array(Warning),
  }),
  Type.Object({ ...Withheld, groups: Type.Array(Group) }),
]);
export type FactorDetail = Static<typeof FactorDetail>;

const FactorHead = Type.Object({ code: Type.String(), title: Localized });
const DistrictFactor = Type.Object({
  factor: Type.String(),
  mean: Type.Union([Rounded(0), Type.Null()]),
  betweenVariance: Type.Union([Rounded(1), Type.Null()]),
  reliability: Type.Record(Type.String(), Type.Union([Rounded(2), Type.Null()])),
});
const Thresholds = Type.Object({ medium: Rounded(2), high: Rounded(2) });
const Head = {
  campaignId: Id,
  modelVersion: Type.String(),
  thresholds: Thresholds,
  factors: Type.Array(FactorHead),
  district: Type.Array(DistrictFactor),
  /** When the results were last brought up to date, and since when what all schools share is this; null before the first results. */
  asOf: orNull(
    Type.Object({ computed: Type.String({ format: 'date-time' }), estimated: Type.String({ format: 'date-time' }) }),
  ),
  /** The view that was asked for, and what could be taken out of each cell of the schools in the answer. */
  quality: Quality,
  doubtful: Type.Array(DoubtfulCell),
};

/** GET /api/campaigns/{id}/profiles?quality=: the surveyed schools in scope × factors, from stored profiles. */
export const ProfilesResponse = Type.Object({
  ...Head,
  /** Surveyed schools in scope. Of very many only those of a `territory` are sent, else none: they are rolled up. */
  total: Type.Integer(),
  schools: Type.Array(Type.Object({ schoolId: Id, factors: Type.Array(FactorSummary) })),
});
export type ProfilesResponse = Static<typeof ProfilesResponse>;

/** GET /api/schools/{id}/profile?campaign=&quality=: one school in full. `results` is empty when the school is not surveyed. */
export const SchoolProfileResponse = Type.Object({ ...Head, schoolId: Id, results: Type.Array(FactorDetail) });
export type SchoolProfileResponse = Static<typeof SchoolProfileResponse>;

const SchoolOnFactor = Type.Union([
  Type.Object({ ...Estimated, raw: Rounded(0), groups: Type.Array(Group) }),
  Type.Object({ ...Withheld, groups: Type.Array(Group) }),
]);

/** GET /api/campaigns/{id}/factors/{factor}?quality=: the schools in scope on one factor; null where a school has no result. */
export const FactorResponse = Type.Object({
  ...Head,
  factor: Type.String(),
  schools: Type.Array(Type.Object({ schoolId: Id, result: Type.Union([SchoolOnFactor, Type.Null()]) })),
});
export type FactorResponse = Static<typeof FactorResponse>;

export const FactorParams = Type.Object({ id: Id, factor: Type.String({ pattern: '^[A-Za-z0-9]{1,20}$' }) });

export const QualityQuery = Type.Object({ quality: Type.Optional(Quality) });
/** `territory`: only schools that lie in it or below it. */
export const ProfilesQuery = Type.Object({ quality: Type.Optional(Quality), territory: Type.Optional(Id) });
export const SchoolProfileQuery = Type.Object({ campaign: Id, quality: Type.Optional(Quality) });
