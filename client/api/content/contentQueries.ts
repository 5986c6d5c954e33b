import { queryOptions } from '@tanstack/react-query';
import type { ExitCriteriaResponse } from '../../../server/content/criteria/schemas.ts';
import type {
  ContentOverview,
  MeasuresResponse,
  WorkingFormResponse,
} from '../../../server/content/library/schemas.ts';
import { getJson } from '../request.ts';

export const measuresQuery = queryOptions({
  queryKey: ['measures'],
  queryFn: () => getJson<MeasuresResponse>('/api/measures'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const contentQuery = queryOptions({
  queryKey: ['content'],
  queryFn: () => getJson<ContentOverview>('/api/content'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const exitCriteriaQuery = queryOptions({
  queryKey: ['exitCriteria'],
  queryFn: () => getJson<ExitCriteriaResponse>('/api/exit-criteria'),
});

export const workingFormQuery = (name: string) =>
  queryOptions({
    queryKey: ['workingForm', name],
    queryFn: () => getJson<WorkingFormResponse>(`/api/forms/${name}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
