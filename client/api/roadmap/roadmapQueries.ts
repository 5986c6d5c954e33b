/** What the pages of the municipal roadmap ask the server. */
import { queryOptions } from '@tanstack/react-query';
import type { ListResponse } from '../../../server/roadmap/municipal/designations/lists/schemas.ts';
import type {
  ActivityDetail,
  DesignationsOfYear,
  DesignationsResponse,
  RoadmapHistory,
  RoadmapResponse,
  RoadmapStatus,
  SchoolRoadmapStatus,
  YearsResponse,
} from '../../../server/roadmap/municipal/schemas.ts';
import { getJson } from '../request.ts';

/** @param date the state as of that day; of today without it */
const asOf = (date: string | undefined): string => (date ? `?date=${date}` : '');

export const roadmapYearsQuery = queryOptions({
  queryKey: ['roadmap', 'years'],
  queryFn: () => getJson<YearsResponse>('/api/roadmap'),
});

export const roadmapStatusQuery = (year: number, date?: string) =>
  queryOptions({
    queryKey: ['roadmap', year, date ?? ''],
    queryFn: () => getJson<RoadmapStatus>(`/api/roadmap/${year}${asOf(date)}`),
  });

export const activityQuery = (year: number, no: number, date?: string) =>
  queryOptions({
    queryKey: ['roadmap', year, 'activity', no, date ?? ''],
    queryFn: () => getJson<ActivityDetail>(`/api/roadmap/${year}/activities/${no}${asOf(date)}`),
  });

export const schoolActivitiesQuery = (year: number, schoolId: number, date?: string) =>
  queryOptions({
    queryKey: ['roadmap', year, 'school', schoolId, date ?? ''],
    queryFn: () => getJson<SchoolRoadmapStatus>(`/api/schools/${schoolId}/roadmap-status/${year}${asOf(date)}`),
  });

export const roadmapHistoryQuery = (year: number) =>
  queryOptions({
    queryKey: ['roadmap', year, 'history'],
    queryFn: () => getJson<RoadmapHistory>(`/api/roadmap/${year}/history`),
  });

export const designationsQuery = (year: number) =>
  queryOptions({
    queryKey: ['designations', year],
    queryFn: () => getJson<DesignationsOfYear>(`/api/designations/${year}`),
  });

export const designationListQuery = (year: number) =>
  queryOptions({
    queryKey: ['designations', year, 'list'],
    queryFn: () => getJson<ListResponse>(`/api/designations/${year}/list`),
  });

export const schoolDesignationsQuery = (schoolId: number) =>
  queryOptions({
    queryKey: ['designations', 'school', schoolId],
    queryFn: () => getJson<DesignationsResponse>(`/api/schools/${schoolId}/designations`),
  });

export const roadmapQuery = (year: number) =>
  queryOptions({
    queryKey: ['roadmap', year],
    queryFn: () => getJson<RoadmapResponse>(`/api/roadmaps/${year}`),
    staleTime: Number.POSITIVE_INFINITY,
  });
