import { queryOptions } from '@tanstack/react-query';
import type { AccountsResponse } from '../../../server/people/accounts/schemas.ts';
import type { AboutResponse, SessionResponse } from '../../../server/people/identity/schemas.ts';
import type { OwnAccountResponse, SessionsResponse } from '../../../server/people/own-account/schemas.ts';
import type { TutorsResponse } from '../../../server/people/tutors/schemas.ts';
import { getJson, Refusal } from '../request.ts';

/** The session, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () =>
    getJson<SessionResponse>('/api/session').catch((error: unknown) => {
      if (error instanceof Refusal && error.status === 401) return null;
      throw error;
    }),
  staleTime: 60_000,
});

export const aboutQuery = queryOptions({
  queryKey: ['about'],
  queryFn: () => getJson<AboutResponse>('/api/about'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const ownAccountQuery = queryOptions({
  queryKey: ['ownAccount'],
  queryFn: () => getJson<OwnAccountResponse>('/api/account'),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => getJson<SessionsResponse>('/api/account/sessions'),
});

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: () => getJson<AccountsResponse>('/api/accounts'),
});

export const tutorsQuery = queryOptions({
  queryKey: ['tutors'],
  queryFn: () => getJson<TutorsResponse>('/api/tutors'),
});
