import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AuditResponse, AuditWordsResponse } from '../../../server/people/audit/schemas.ts';
import { getJson } from '../request.ts';

/** What every action, record and detail of the log is called. */
export const auditWordsQuery = queryOptions({
  queryKey: ['auditWords'],
  queryFn: () => getJson<AuditWordsResponse>('/api/audit/words'),
  staleTime: Number.POSITIVE_INFINITY,
});

/** @param parameters the filter as the server takes it; older entries come page by page */
export const auditQuery = (parameters: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', parameters],
    queryFn: ({ pageParam }) =>
      getJson<AuditResponse>(`/api/audit?${parameters}${pageParam === null ? '' : `&before=${pageParam}`}`),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
