import { type Static, Type } from 'typebox';
import { ExitCriterion } from '../../../surveys/exit.ts';
import { Probability, Rounded } from '../../../surveys/rounded.ts';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { WhyNot } from '../../objectivity/signs/schemas.ts';
import { FactorSummary } from '../../profiles/profiles/schemas.ts';
import { PlanState } from '../plans/schemas.ts';

const Interval = Type.Tuple([Rounded(2), Rounded(2)]);
const N = orNull(Type.Integer());

export const ExitStatusName = Type.Enum(['lowResults', 'hardConditions']);
export const Verdict = Type.Enum(['met', 'likelyMet', 'noData', 'unclear', 'likelyNot', 'notMet']);
export type Verdict = Static<typeof Verdict>;

/** Where a school stands on a criterion in a year; see analytics/exit. */
export const Reading = Type.Union([
  Type.Object({
    kind: Type.Literal('figure'),
    value: Rounded(2),
    interval: orNull(Interval),
    n: N,
    probability: orNull(Probability),
  }),
  Type.Object({ kind: Type.Literal('bounds'), low: Rounded(2), high: Rounded(2), n: N }),
  Type.Object({
    kind: Type.Literal('level'),
    level: Type.Enum(['low', 'medium', 'high']),
    probability: Probability,
  }),
  Type.Object({
    kind: Type.Literal('finding'),
    holds: Type.Boolean(),
    checked: orNull(Type.Object({ made: Type.Integer(), all: Type.Integer() })),
  }),
  Type.Object({ kind: Type.Literal('notChecked'), why: Type.Array(WhyNot) }),
  Type.Object({ kind: Type.Literal('open'), signs: Type.Integer() }),
  Type.Object({
    kind: Type.Literal('none'),
    reason: Type.Enum([
      'noMarks',
      'noResults',
      'nothingToCheck',
      'fewPupils',
      'fewSchools',
      'noCampaign',
      'fewAnswers',
      'notSigned',
      'nothingDue',
      'notJudged',
      'notAnalysed',
    ]),
  }),
]);
export type Reading = Static<typeof Reading>;

const Judgement = Type.Object({
  id: Id,
  year: Type.Integer(),
  holds: orNull(Type.Boolean()),
  note: Type.String(),
  by: orNull(Type.String()),
  at: Type.String({ format: 'date-time' }),
});
export type Judgement = Static<typeof Judgement>;

export const CriterionStanding = Type.Object({
  ...ExitCriterion.properties,
  /** Over the years that the criterion asks for. */
  verdict: Verdict,
  byYear: Type.Array(Type.Object({ year: Type.Integer(), reading: Reading, verdict: Verdict })),
  /** Newest first; of criteria alone that people judge. */
  judgements: Type.Array(Judgement),
});
export type CriterionStanding = Static<typeof CriterionStanding>;

export const ExitSummary = Type.Object({
  required: Type.Integer(),
  met: Type.Integer(),
  lacking: Type.Integer(),
  open: Type.Integer(),
  closeness: Type.Enum(['ready', 'near', 'cannotTell', 'far']),
});
export type ExitSummary = Static<typeof ExitSummary>;

export const StatusStanding = Type.Object({
  status: ExitStatusName,
  title: Localized,
  summary: ExitSummary,
  criteria: Type.Array(CriterionStanding),
});
export type StatusStanding = Static<typeof StatusStanding>;

const PlannedLine = Type.Object({
  id: Id,
  measure: orNull(Type.String()),
  title: orNull(Type.String()),
  state: PlanState,
  owner: Type.String(),
  endsOn: Day,
});

export const Lever = Type.Object({
  factor: Type.String(),
  title: Localized,
  result: FactorSummary,
  /** Lines carried out in the district against it whose change is known, and those after which the risk surely fell. */
  told: Type.Integer(),
  better: Type.Integer(),
  moved: Rounded(2),
  strength: Rounded(2),
  planned: Type.Array(PlannedLine),
});
export type Lever = Static<typeof Lever>;

const CriteriaState = Type.Enum(['proposal', 'confirmed', 'edited']);

/** GET /api/schools/{id}/exit: what the school must show to leave its status, where it stands, and what helps. */
export const SchoolExitResponse = Type.Object({
  schoolId: Id,
  today: Day,
  /** Whether anybody of the district has confirmed the criteria. */
  criteria: CriteriaState,
  note: Localized,
  /** Newest first. */
  history: Type.Array(Type.Object({ year: Type.Integer(), kinds: Type.Array(ExitStatusName) })),
  /** Oldest first. */
  years: Type.Array(Type.Integer()),
  statuses: Type.Array(StatusStanding),
  /** The campaign of whose risks the levers are made; null while there is none. */
  campaign: orNull(Type.Object({ id: Id, year: Type.Integer() })),
  levers: Type.Array(Lever),
  mayJudge: Type.Boolean(),
});
export type SchoolExitResponse = Static<typeof SchoolExitResponse>;

/** GET /api/exit: the schools in scope that hold a status, those nearest to leaving it first. */
export const DistrictExitResponse = Type.Object({
  criteria: CriteriaState,
  /** Of every criterion, once: lines name it by its code. */
  titles: Type.Array(Type.Object({ status: ExitStatusName, code: Type.String(), title: Localized })),
  schools: Type.Array(
    Type.Object({
      schoolId: Id,
      status: ExitStatusName,
      /** The first year of the status without a break. */
      since: Type.Integer(),
      summary: ExitSummary,
      /** Required criteria that are not met. */
      missing: Type.Array(
        Type.Object({
          code: Type.String(),
          verdict: Verdict,
          /** Where nothing can be said: the year of which nothing is known, and its reading, which has the reason. */
          year: orNull(Type.Integer()),
          reading: orNull(Reading),
        }),
      ),
    }),
  ),
});
export type DistrictExitResponse = Static<typeof DistrictExitResponse>;

/** POST /api/schools/{id}/exit/judgements: `holds` null takes back what was said; `expected` is the id of the one seen, 0 for none. */
export const JudgementBody = Type.Object(
  {
    status: ExitStatusName,
    criterion: Type.String({ maxLength: 60 }),
    year: Type.Integer({ minimum: 2000, maximum: 2100 }),
    holds: orNull(Type.Boolean()),
    note: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }),
    expected: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type JudgementBody = Static<typeof JudgementBody>;
