import { type Static, Type } from 'typebox';
import { Probability, Rounded } from '../../../surveys/rounded.ts';
import { Day, Id, Localized, orNull } from '../../ground/http/schemas.ts';
import { PlanState } from '../plans/schemas.ts';

export const PracticeQuery = Type.Object({ factor: Type.Optional(Type.String({ pattern: '^F\\d{2}$' })) });

/** What changed in a school on the factor from the campaign that the line answers to the next one; never what the line caused. */
export const CaseChange = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    /** After minus before in points of risk: negative is better. */
    value: Rounded(1),
    interval: Type.Tuple([Rounded(1), Rounded(1)]),
    probabilityBetter: Probability,
    verdict: Type.Enum(['better', 'worse', 'cannotTell']),
    year: Type.Integer(),
    /** Whether answers still come in. */
    isOpen: Type.Boolean(),
  }),
  Type.Object({
    kind: Type.Literal('none'),
    /** `notDone`: still under way; `noLaterCampaign`, `endedLater`: nobody was asked since it was done; else as in the changes. */
    reason: Type.Enum(['notDone', 'noLaterCampaign', 'endedLater', 'modelChanged', 'noCommonData', 'fewAnswers']),
  }),
]);
export type CaseChange = Static<typeof CaseChange>;

/** A line of a plan as another school may read it: no notes, no account. */
export const PracticeCase = Type.Object({
  schoolId: Id,
  school: Localized,
  lineId: Id,
  factor: Type.String(),
  measure: orNull(Type.String()),
  title: orNull(Type.String()),
  activity: orNull(Type.Integer()),
  owner: Type.String(),
  state: PlanState,
  startsOn: Day,
  endsOn: Day,
  doneOn: orNull(Day),
  change: CaseChange,
});
export type PracticeCase = Static<typeof PracticeCase>;

const Sizes = { taken: Type.Integer(), notTaken: Type.Integer() };

/** How a measure of the library is used against a factor in the district, and how it went there. */
export const MeasureUse = Type.Object({
  factor: Type.String(),
  measure: Type.String(),
  /** Schools by the furthest state of their line. */
  planned: Type.Array(Id),
  underWay: Type.Array(Id),
  done: Type.Array(Id),
  better: Type.Integer(),
  worse: Type.Integer(),
  /** Done, and the change is not sure or cannot be told yet. */
  cannotTell: Type.Integer(),
  /** Schools that did it against schools that did not, allowing for where they began. */
  effect: Type.Union([
    Type.Object({
      kind: Type.Literal('estimate'),
      value: Rounded(1),
      sd: Rounded(1),
      interval: Type.Tuple([Rounded(1), Rounded(1)]),
      ...Sizes,
    }),
    Type.Object({
      kind: Type.Literal('cannotTell'),
      reason: Type.Enum(['fewSchools', 'confounded', 'wideInterval']),
      ...Sizes,
    }),
  ]),
});
export type MeasureUse = Static<typeof MeasureUse>;

/** GET /api/practice?factor=: measures as they are carried out in the caller's district; the surest improvements first. */
export const PracticeResponse = Type.Object({
  factors: Type.Array(Type.Object({ code: Type.String(), title: Localized })),
  /** Names of all schools that are mentioned. */
  schools: Type.Array(Type.Object({ id: Id, name: Localized })),
  cases: Type.Array(PracticeCase),
  uses: Type.Array(MeasureUse),
});
export type PracticeResponse = Static<typeof PracticeResponse>;

/** POST /api/schools/{id}/practice: takes a line of another school of the district into the joint plan of this one. */
export const TakenCase = Type.Object({ schoolId: Id, lineId: Id }, { additionalProperties: false });
export type TakenCase = Static<typeof TakenCase>;
