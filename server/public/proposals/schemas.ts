import { type Static, Type } from 'typebox';
import { Id } from '../../ground/http/schemas.ts';

export const ProposalQuery = Type.Object({ campaign: Id });

/** GET /api/schools/{id}/report-proposal?campaign=: the computed change into this campaign, in words. */
export const ReportProposal = Type.Object({ title: Type.String(), body: Type.String() });
export type ReportProposal = Static<typeof ReportProposal>;

/** GET /api/schools/{id}/answer-proposal?campaign=: no finding where nothing may be shown. */
export const AnswerProposal = Type.Object({
  title: Type.String(),
  body: Type.String(),
  findings: Type.Array(Type.Object({ factor: Type.String(), said: Type.String(), doing: Type.String() })),
});
export type AnswerProposal = Static<typeof AnswerProposal>;
