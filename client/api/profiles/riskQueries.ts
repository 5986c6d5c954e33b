/** Questions of the pages of risks beyond the profiles: what changed, many schools by territory, who goes where. */
import { queryOptions } from '@tanstack/react-query';
import type { TutorSchoolsResponse } from '../../../server/people/tutors/schemas.ts';
import type { ChangesResponse, SchoolHistoryResponse } from '../../../server/profiles/changes/schemas.ts';
import type { Quality } from '../../../server/profiles/disclosure/schemas.ts';
import type { RollupResponse } from '../../../server/profiles/rollup/schemas.ts';
import { getJson } from '../request.ts';

export const changesQuery = (campaign: number, quality: Quality = 'all') =>
  queryOptions({
    queryKey: ['changes', campaign, quality],
    queryFn: () => getJson<ChangesResponse>(`/api/campaigns/${campaign}/changes?quality=${quality}`),
    staleTime: 30_000,
  });

export const territoriesQuery = (campaign: number, quality: Quality, parent: number | null) =>
  queryOptions({
    queryKey: ['territories', campaign, quality, parent],
    queryFn: () =>
      getJson<RollupResponse>(
        `/api/campaigns/${campaign}/territories?quality=${quality}${parent === null ? '' : `&parent=${parent}`}`,
      ),
  });

export const schoolHistoryQuery = (school: number, quality: Quality = 'all') =>
  queryOptions({
    queryKey: ['history', school, quality],
    queryFn: () => getJson<SchoolHistoryResponse>(`/api/schools/${school}/history?quality=${quality}`),
    staleTime: 30_000,
  });

export const tutorSchoolsQuery = queryOptions({
  queryKey: ['tutorSchools'],
  queryFn: () => getJson<TutorSchoolsResponse>('/api/tutors/schools'),
  staleTime: 60_000,
});
