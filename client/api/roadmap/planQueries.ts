/** What the pages of roadmaps, programmes and practice ask. All lie under the key `plan`, so that a change asks anew. */
import { queryOptions } from '@tanstack/react-query';
import type { PlanHistoryResponse, PlanResponse } from '../../../server/roadmap/plans/schemas.ts';
import type { ExchangeResponse } from '../../../server/roadmap/practice/exchange/schemas.ts';
import type { PracticeResponse } from '../../../server/roadmap/practice/schemas.ts';
import type {
  ProgrammeHistoryResponse,
  ProgrammesResponse,
} from '../../../server/roadmap/school-roadmaps/programmes/schemas.ts';
import type {
  SchoolRoadmapHistoryResponse,
  SchoolRoadmapResponse,
  SchoolRoadmapsResponse,
} from '../../../server/roadmap/school-roadmaps/schemas.ts';
import { getJson } from '../request.ts';

export const schoolRoadmapQuery = (school: number, year: number) =>
  queryOptions({
    queryKey: ['plan', 'roadmap', school, year],
    queryFn: () => getJson<SchoolRoadmapResponse>(`/api/schools/${school}/roadmap?year=${year}`),
  });

export const schoolRoadmapHistoryQuery = (school: number, year: number) =>
  queryOptions({
    queryKey: ['plan', 'roadmapHistory', school, year],
    queryFn: () => getJson<SchoolRoadmapHistoryResponse>(`/api/schools/${school}/roadmap/history?year=${year}`),
  });

export const schoolRoadmapsQuery = (year: number) =>
  queryOptions({
    queryKey: ['plan', 'roadmaps', year],
    queryFn: () => getJson<SchoolRoadmapsResponse>(`/api/school-roadmaps?year=${year}`),
  });

export const programmesQuery = (school: number, year: number) =>
  queryOptions({
    queryKey: ['plan', 'programmes', school, year],
    queryFn: () => getJson<ProgrammesResponse>(`/api/schools/${school}/programmes?year=${year}`),
  });

export const programmeHistoryQuery = (school: number, factor: string, year: number) =>
  queryOptions({
    queryKey: ['plan', 'programmeHistory', school, factor, year],
    queryFn: () =>
      getJson<ProgrammeHistoryResponse>(`/api/schools/${school}/programmes/${factor}/history?year=${year}`),
  });

/** @param factor absent for all */
export const practiceQuery = (factor?: string) =>
  queryOptions({
    queryKey: ['plan', 'practice', factor ?? ''],
    queryFn: () => getJson<PracticeResponse>(`/api/practice${factor === undefined ? '' : `?factor=${factor}`}`),
  });

export const exchangeQuery = queryOptions({
  queryKey: ['plan', 'exchange'],
  queryFn: () => getJson<ExchangeResponse>('/api/practice/exchange'),
});

export const planQuery = (school: number, campaign: number) =>
  queryOptions({
    queryKey: ['plan', 'school', school, campaign],
    queryFn: () => getJson<PlanResponse>(`/api/schools/${school}/plan?campaign=${campaign}`),
  });

export const districtPlanQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['plan', 'district', campaign],
    queryFn: () => getJson<PlanResponse>(`/api/campaigns/${campaign}/plan`),
  });

/** @param version the newest one known, so that a change asks anew */
export const planHistoryQuery = (school: number, line: number, version: number) =>
  queryOptions({
    queryKey: ['planHistory', school, line, version],
    queryFn: () => getJson<PlanHistoryResponse>(`/api/schools/${school}/plan/${line}/history`),
  });
