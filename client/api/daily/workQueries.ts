/** What the pages of daily work ask the server: tasks, reminders, registers. */
import { queryOptions } from '@tanstack/react-query';
import type { WorkingFormResponse } from '../../../server/content/library/schemas.ts';
import type { NoticesResponse, RemindersResponse } from '../../../server/daily/reminders/schemas.ts';
import type { TasksResponse } from '../../../server/daily/tasks/schemas.ts';
import type { ProposalResponse, WorkResponse } from '../../../server/daily/tutor-desk/schemas.ts';
import type { AgreementResponse } from '../../../server/roadmap/evidence/reviews/schemas.ts';
import type { Evidence, EvidenceHistory, EvidenceResponse } from '../../../server/roadmap/evidence/schemas.ts';
import { getJson } from '../request.ts';

export const tasksQuery = queryOptions({ queryKey: ['tasks'], queryFn: () => getJson<TasksResponse>('/api/tasks') });

export const workQuery = queryOptions({ queryKey: ['work'], queryFn: () => getJson<WorkResponse>('/api/work') });

/** @param from, to YYYY-MM-DD */
export const visitProposalQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['visitProposal', from, to],
    queryFn: () => getJson<ProposalResponse>(`/api/visits/proposal?from=${from}&to=${to}`),
    // What was moved by hand must not be swept away by a fresh proposal that nobody asked for.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const schoolTasksQuery = (schoolId: number) =>
  queryOptions({
    queryKey: ['tasks', schoolId],
    queryFn: () => getJson<TasksResponse>(`/api/schools/${schoolId}/tasks`),
  });

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: () => getJson<NoticesResponse>('/api/notices'),
  staleTime: 60_000,
});

export const remindersQuery = queryOptions({
  queryKey: ['reminders'],
  queryFn: () => getJson<RemindersResponse>('/api/account/reminders'),
});

export const evidenceQuery = (filter: {
  kind?: string;
  school?: number;
  from?: string;
  to?: string;
  withdrawn?: boolean;
}) => {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return queryOptions({
    queryKey: ['evidence', String(query)],
    queryFn: () => getJson<EvidenceResponse>(`/api/evidence?${query}`),
  });
};

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

export const workingFormQuery = (name: string) =>
  queryOptions({
    queryKey: ['workingForm', name],
    queryFn: () => getJson<WorkingFormResponse>(`/api/forms/${name}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
