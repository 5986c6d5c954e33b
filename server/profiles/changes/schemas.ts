import { type Static, Type } from 'typebox';
import { Probability, Rounded } from '../../../surveys/rounded.ts';
import { Day, Id, Localized } from '../../ground/http/schemas.ts';
import { Quality } from '../disclosure/schemas.ts';
import { FactorSummary } from '../profiles/schemas.ts';

/** A school's risk on a factor in one campaign minus that in the one before: negative is better. */
export const Change = Type.Union([
  Type.Object({
    kind: Type.Literal('estimate'),
    factor: Type.String(),
    value: Rounded(1),
    sd: Rounded(1),
    interval: Type.Tuple([Rounded(1), Rounded(1)]),
    probabilityBetter: Probability,
    /** `cannotTell` while the sign is less sure than 95 %. */
    verdict: Type.Enum(['better', 'worse', 'cannotTell']),
  }),
  Type.Object({
    kind: Type.Literal('withheld'),
    factor: Type.String(),
    reason: Type.Enum(['modelChanged', 'noCommonData', 'fewAnswers']),
  }),
]);
export type Change = Static<typeof Change>;

const CampaignHead = Type.Object({
  id: Id,
  title: Localized,
  year: Type.Integer(),
  opensOn: Day,
  closesOn: Day,
  modelVersion: Type.String(),
});

const FactorHead = Type.Object({ code: Type.String(), title: Localized });

/** GET /api/campaigns/{id}/changes?quality=: what changed since the campaign before; `against` is null when there is none. */
export const ChangesResponse = Type.Object({
  campaignId: Id,
  against: Type.Union([CampaignHead, Type.Null()]),
  modelVersion: Type.String(),
  quality: Quality,
  /** Factors of the campaign; those that the two models compute in different ways are compared nowhere. */
  factors: Type.Array(FactorHead),
  schools: Type.Array(Type.Object({ schoolId: Id, factors: Type.Array(Change) })),
});
export type ChangesResponse = Static<typeof ChangesResponse>;

/** GET /api/schools/{id}/history?quality=: every campaign of the school with its results and what changed before it. */
export const SchoolHistoryResponse = Type.Object({
  schoolId: Id,
  campaigns: Type.Array(
    Type.Object({ ...CampaignHead.properties, results: Type.Array(FactorSummary), changes: Type.Array(Change) }),
  ),
});
export type SchoolHistoryResponse = Static<typeof SchoolHistoryResponse>;
