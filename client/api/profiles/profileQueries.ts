import { queryOptions } from '@tanstack/react-query';
import type { Quality } from '../../../server/profiles/disclosure/schemas.ts';
import type {
  FactorResponse,
  ProfilesResponse,
  SchoolProfileResponse,
} from '../../../server/profiles/profiles/schemas.ts';
import { getJson } from '../request.ts';

/** @param territory null for all schools in scope, of which very many are not sent one by one */
export const profilesQuery = (campaign: number, quality: Quality = 'all', territory: number | null = null) =>
  queryOptions({
    queryKey: ['profiles', campaign, quality, territory],
    queryFn: () =>
      getJson<ProfilesResponse>(
        `/api/campaigns/${campaign}/profiles?quality=${quality}${territory === null ? '' : `&territory=${territory}`}`,
      ),
  });

export const factorQuery = (campaign: number, factor: string) =>
  queryOptions({
    queryKey: ['factor', campaign, factor],
    queryFn: () => getJson<FactorResponse>(`/api/campaigns/${campaign}/factors/${factor}`),
  });

export const schoolProfileQuery = (school: number, campaign: number, quality: Quality = 'all') =>
  queryOptions({
    queryKey: ['profile', school, campaign, quality],
    queryFn: () =>
      getJson<SchoolProfileResponse>(`/api/schools/${school}/profile?campaign=${campaign}&quality=${quality}`),
  });
