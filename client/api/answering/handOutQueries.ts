import { queryOptions } from '@tanstack/react-query';
import type {
  KitsResponse,
  LinksPlan,
  MessageResponse,
  MissingWaysResponse,
  WaysPlan,
  WaysWish,
} from '../../../server/answering/handing-out/schemas.ts';
import type { Language } from '../../../surveys/schema.ts';
import { getJson } from '../request.ts';

/** @param most people in a class at most; null for one link a group */
export const linksPlanQuery = (campaign: number, most: number | null) =>
  queryOptions({
    queryKey: ['handOut', 'links', campaign, most],
    queryFn: () => getJson<LinksPlan>(`/api/campaigns/${campaign}/links/plan${most === null ? '' : `?most=${most}`}`),
  });

export const waysPlanQuery = (campaign: number, { audience, status, type, way }: WaysWish) => {
  const asked = new URLSearchParams({ audience, way, ...(status && { status }), ...(type && { type }) });
  return queryOptions({
    queryKey: ['handOut', 'ways', campaign, asked.toString()],
    queryFn: () => getJson<WaysPlan>(`/api/campaigns/${campaign}/ways/plan?${asked.toString()}`),
  });
};

export const kitsQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['handOut', 'kits', campaign],
    queryFn: () => getJson<KitsResponse>(`/api/campaigns/${campaign}/kits`),
  });

export const missingWaysQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['missingWays', campaign],
    queryFn: () => getJson<MissingWaysResponse>(`/api/campaigns/${campaign}/missing-ways`),
  });

export const messageQuery = (school: number, campaign: number, language: Language) =>
  queryOptions({
    queryKey: ['answering', school, campaign, 'message', language],
    queryFn: () => getJson<MessageResponse>(`/api/schools/${school}/message?campaign=${campaign}&language=${language}`),
  });
