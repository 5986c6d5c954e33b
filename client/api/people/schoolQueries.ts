import { queryOptions } from '@tanstack/react-query';
import type { SchoolsResponse } from '../../../server/people/schools/schemas.ts';
import { getJson } from '../request.ts';

export const schoolsQuery = queryOptions({
  queryKey: ['schools'],
  queryFn: () => getJson<SchoolsResponse>('/api/schools'),
  staleTime: 300_000,
});

/** The schools with their status on another day than today. */
export const schoolsOnQuery = (day: string) =>
  queryOptions({
    queryKey: ['schools', day],
    queryFn: () => getJson<SchoolsResponse>(`/api/schools?on=${day}`),
    enabled: day !== '',
    staleTime: 300_000,
  });
