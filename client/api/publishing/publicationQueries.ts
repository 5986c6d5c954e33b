/** Questions about what is made public. */
import { queryOptions } from '@tanstack/react-query';
import type { AnswerProposal, ReportProposal } from '../../../server/public/proposals/schemas.ts';
import type {
  HistoryResponse,
  Publication,
  PublicationsResponse,
} from '../../../server/publishing/publications/schemas.ts';
import { getJson } from '../request.ts';

export const publicationsQuery = queryOptions({
  queryKey: ['publications'],
  queryFn: () => getJson<PublicationsResponse>('/api/publications'),
});

export const publicationQuery = (id: number) =>
  queryOptions({
    queryKey: ['publications', id],
    queryFn: () => getJson<Publication>(`/api/publications/${id}`),
  });

export const publicationHistoryQuery = (id: number) =>
  queryOptions({
    queryKey: ['publications', id, 'history'],
    queryFn: () => getJson<HistoryResponse>(`/api/publications/${id}/history`),
  });

/** Asked when somebody wants a proposal, never before: looking at results is recorded. */
export const proposeAnswer = (school: number, campaign: number) =>
  getJson<AnswerProposal>(`/api/schools/${school}/answer-proposal?campaign=${campaign}`);
export const proposeReport = (school: number, campaign: number) =>
  getJson<ReportProposal>(`/api/schools/${school}/report-proposal?campaign=${campaign}`);
