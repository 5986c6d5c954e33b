import { type Static, Type } from 'typebox';
import { Rounded } from '../../../surveys/rounded.ts';
import { Audience, Localized } from '../../../surveys/schema.ts';
import { Day, Grade, Id } from '../../ground/http/schemas.ts';

export const CampaignSummary = Type.Object({
  id: Id,
  title: Localized,
  year: Type.Integer(),
  state: Type.Enum(['planned', 'open', 'closed', 'sealed']),
  opensOn: Day,
  closesOn: Day,
  modelVersion: Type.String(),
});
export type CampaignSummary = Static<typeof CampaignSummary>;

/** GET /api/campaigns: newest first. */
export const CampaignsResponse = Type.Object({ campaigns: Type.Array(CampaignSummary) });
export type CampaignsResponse = Static<typeof CampaignsResponse>;

export const CoverageCell = Type.Object({
  schoolId: Id,
  audience: Audience,
  grade: Grade,
  /** People invited, as of the opening unless it was corrected; null when unknown. A rate is never computed from an unknown roll. */
  roll: Type.Union([Type.Integer(), Type.Null()]),
  /** A corrected number that comes into force with the next batch of the cell; null when there is none. */
  rollNext: Type.Union([Type.Integer(), Type.Null()]),
  /** Share of the roll aimed at, 0–1. */
  target: Rounded(4),
  received: Type.Integer(),
  /** Sealed answers count in results; the others wait for their batch. */
  sealed: Type.Integer(),
  waiting: Type.Integer(),
  /** What will never count: fewer than five when the campaign was sealed, or lost with their key. */
  leftOut: Type.Integer(),
});
export type CoverageCell = Static<typeof CoverageCell>;

/** GET /api/campaigns/{id}/coverage: counts only, live. The director's cell counts the signed return (0 or 1 of 1). */
export const CoverageResponse = Type.Object({ campaignId: Id, cells: Type.Array(CoverageCell) });
export type CoverageResponse = Static<typeof CoverageResponse>;

/** GET /api/campaigns/{id}/links: the group links of the schools in scope. */
export const LinksResponse = Type.Object({
  links: Type.Array(
    Type.Object({
      schoolId: Id,
      audience: Audience,
      grade: Grade,
      label: Type.String(),
      code: Type.String(),
      /** People of the class, null when nobody has said. */
      people: Type.Union([Type.Integer(), Type.Null()]),
      cap: Type.Integer(),
      used: Type.Integer(),
      /** Takes no more answers. */
      closed: Type.Boolean(),
    }),
  ),
});
export type LinksResponse = Static<typeof LinksResponse>;
