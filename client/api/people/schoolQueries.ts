import { queryOptions } from '@tanstack/react-query';
import type { SchoolsResponse } from '../../../server/people/schools/schemas.ts';
import { getJson } from '../request.ts';

export const schoolsQuery = queryOptions({
  queryKey: ['schools'],
  queryFn: () => getJson<SchoolsResponse>('/api/schools'),
  staleTime: 300_000,
});
