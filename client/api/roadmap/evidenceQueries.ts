import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AgreementResponse } from '../../../server/roadmap/evidence/reviews/schemas.ts';
import type {
  Evidence,
  EvidenceHistory,
  EvidenceKindsResponse,
  EvidenceResponse,
} from '../../../server/roadmap/evidence/schemas.ts';
import { getJson } from '../request.ts';

export const evidenceQuery = (filter: {
  kind?: string;
  school?: number;
  from?: string;
  to?: string;
  withdrawn?: boolean;
  page?: number;
}) => {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return queryOptions({
    queryKey: ['evidence', String(query)],
    queryFn: () => getJson<EvidenceResponse>(`/api/evidence?${query}`),
    placeholderData: keepPreviousData,
  });
};

/** What is asked for in a record of each kind; it does not change while the server runs. */
export const evidenceKindsQuery = queryOptions({
  queryKey: ['evidenceKinds'],
  queryFn: () => getJson<EvidenceKindsResponse>('/api/evidence-kinds'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const evidenceRecordQuery = (id: number) =>
  queryOptions({ queryKey: ['evidenceRecord', id], queryFn: () => getJson<Evidence>(`/api/evidence/${id}`) });

/** @param version anew after each change of the record */
export const agreementQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: ['evidenceAgreement', id, version],
    queryFn: () => getJson<AgreementResponse>(`/api/evidence/${id}/agreement`),
  });

export const evidenceHistoryQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: ['evidenceHistory', id, version],
    queryFn: () => getJson<EvidenceHistory>(`/api/evidence/${id}/history`),
  });
