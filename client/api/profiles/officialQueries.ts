import { queryOptions } from '@tanstack/react-query';
import type { OfficialProfilesResponse, SchoolOfficialResponse } from '../../../server/profiles/official/schemas.ts';
import { getJson } from '../request.ts';

export const officialProfilesQuery = queryOptions({
  queryKey: ['official', 'files'],
  queryFn: () => getJson<OfficialProfilesResponse>('/api/official-profiles'),
});

export const schoolOfficialQuery = (school: number) =>
  queryOptions({
    queryKey: ['official', 'school', school],
    queryFn: () => getJson<SchoolOfficialResponse>(`/api/schools/${school}/official-profile`),
  });
