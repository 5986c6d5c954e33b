import { queryOptions } from '@tanstack/react-query';
import type { EnrolmentQuery, EnrolmentResponse } from '../../../server/answering/enrolment/overview/schemas.ts';
import type { RollHistoryResponse } from '../../../server/answering/enrolment/schemas.ts';
import type { AnsweringResponse } from '../../../server/answering/modes/schemas.ts';
import type { KeyingResponse } from '../../../server/answering/paper/schemas.ts';
import type { ReturnResponse } from '../../../server/answering/returns/schemas.ts';
import { getJson } from '../request.ts';

export const returnQuery = (school: number, campaign: number) =>
  queryOptions({
    queryKey: ['return', school, campaign],
    queryFn: () => getJson<ReturnResponse>(`/api/schools/${school}/return?campaign=${campaign}`),
  });

export const answeringQuery = (school: number, campaign: number) =>
  queryOptions({
    queryKey: ['answering', school, campaign],
    queryFn: () => getJson<AnsweringResponse>(`/api/schools/${school}/answering?campaign=${campaign}`),
  });

export const keyingQuery = (school: number, campaign: number, audience: string) =>
  queryOptions({
    queryKey: ['keying', school, campaign, audience],
    queryFn: () => getJson<KeyingResponse>(`/api/schools/${school}/keying?campaign=${campaign}&audience=${audience}`),
    // What lies on the desk stands on the items: they must not be exchanged under the hand.
    refetchOnWindowFocus: false,
  });

export const rollQuery = (school: number) =>
  queryOptions({
    queryKey: ['roll', school],
    queryFn: () => getJson<RollHistoryResponse>(`/api/schools/${school}/roll`),
  });

/** The numbers of all schools as they hold on a day. */
export const enrolmentQuery = (search: EnrolmentQuery) =>
  queryOptions({
    queryKey: ['enrolment', search],
    queryFn: () => {
      const given = Object.entries(search).filter(([, value]) => value !== undefined);
      const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
      return getJson<EnrolmentResponse>(`/api/roll?${query}`);
    },
  });
