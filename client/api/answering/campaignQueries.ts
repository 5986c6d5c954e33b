import { queryOptions } from '@tanstack/react-query';
import type { CampaignResponse, PaceResponse } from '../../../server/answering/campaigns/life/schemas.ts';
import type {
  CampaignsResponse,
  CoverageResponse,
  LinksResponse,
} from '../../../server/answering/campaigns/schemas.ts';
import { getJson } from '../request.ts';

export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () => getJson<CampaignsResponse>('/api/campaigns'),
  staleTime: 60_000,
});

export const coverageQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['coverage', campaign],
    queryFn: () => getJson<CoverageResponse>(`/api/campaigns/${campaign}/coverage`),
  });

export const linksQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['links', campaign],
    queryFn: () => getJson<LinksResponse>(`/api/campaigns/${campaign}/links`),
  });

export const campaignQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['campaign', campaign],
    queryFn: () => getJson<CampaignResponse>(`/api/campaigns/${campaign}`),
  });

/** @param school null for all schools in view */
export const paceQuery = (campaign: number, school: number | null) =>
  queryOptions({
    queryKey: ['pace', campaign, school],
    queryFn: () =>
      getJson<PaceResponse>(`/api/campaigns/${campaign}/pace${school === null ? '' : `?school=${school}`}`),
  });
