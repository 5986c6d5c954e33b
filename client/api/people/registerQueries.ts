/** Schools and territories as data that people keep. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  MergePreview,
  RegisterQuery,
  RegisterResponse,
  SchoolHistoryResponse,
  SchoolResponse,
} from '../../../server/people/schools/register/schemas.ts';
import type { TerritoriesResponse, TerritoryHistoryResponse } from '../../../server/people/territories/schemas.ts';
import { getJson } from '../request.ts';

export const SCHOOLS_PATH = '/api/register/schools';
export const TERRITORIES_PATH = '/api/register/territories';

/** Old rows stay while others are sought. */
export const registerQuery = (search: RegisterQuery) => {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '');
  const parameters = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return queryOptions({
    queryKey: ['register', 'schools', parameters],
    queryFn: () => getJson<RegisterResponse>(`${SCHOOLS_PATH}?${parameters}`),
    placeholderData: keepPreviousData,
  });
};

export const registeredSchoolQuery = (id: number) =>
  queryOptions({
    queryKey: ['register', 'school', id],
    queryFn: () => getJson<SchoolResponse>(`${SCHOOLS_PATH}/${id}`),
  });

export const schoolHistoryQuery = (id: number) =>
  queryOptions({
    queryKey: ['register', 'history', id],
    queryFn: () => getJson<SchoolHistoryResponse>(`${SCHOOLS_PATH}/${id}/history`),
  });

/** @param into null until a school is chosen */
export const mergePreviewQuery = (id: number, into: number | null) =>
  queryOptions({
    queryKey: ['register', 'merge', id, into],
    queryFn: () => getJson<MergePreview>(`${SCHOOLS_PATH}/${id}/merge?into=${into}`),
    enabled: into !== null,
  });

export const territoriesQuery = queryOptions({
  queryKey: ['register', 'territories'],
  queryFn: () => getJson<TerritoriesResponse>(TERRITORIES_PATH),
});

export const territoryHistoryQuery = (id: number) =>
  queryOptions({
    queryKey: ['register', 'territoryHistory', id],
    queryFn: () => getJson<TerritoryHistoryResponse>(`${TERRITORIES_PATH}/${id}/history`),
  });
