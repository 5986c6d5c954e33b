/** Every question that the pages ask the server, with its key in the cache. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { CampaignResponse, PaceResponse } from '../../server/answering/campaigns/life/schemas.ts';
import type { CampaignsResponse, CoverageResponse, LinksResponse } from '../../server/answering/campaigns/schemas.ts';
import type { RollHistoryResponse } from '../../server/answering/enrolment/schemas.ts';
import type { AnsweringResponse } from '../../server/answering/modes/schemas.ts';
import type { KeyingResponse } from '../../server/answering/paper/schemas.ts';
import type { ReturnResponse } from '../../server/answering/returns/schemas.ts';
import type { ExitCriteriaResponse } from '../../server/content/criteria/schemas.ts';
import type { ContentOverview, MeasuresResponse } from '../../server/content/library/schemas.ts';
import type { TutorLoadResponse } from '../../server/daily/tutor-load/schemas.ts';
import type { VprTestsResponse } from '../../server/objectivity/tests/schemas.ts';
import type { AccountsResponse } from '../../server/people/accounts/schemas.ts';
import type { AuditResponse, AuditWordsResponse } from '../../server/people/audit/schemas.ts';
import type { AboutResponse, SessionResponse } from '../../server/people/identity/schemas.ts';
import type { OwnAccountResponse, SessionsResponse } from '../../server/people/own-account/schemas.ts';
import type { SchoolsResponse } from '../../server/people/schools/schemas.ts';
import type { TutorsResponse } from '../../server/people/tutors/schemas.ts';
import type { Quality } from '../../server/profiles/disclosure/schemas.ts';
import type {
  FactorResponse,
  ProfilesResponse,
  SchoolProfileResponse,
} from '../../server/profiles/profiles/schemas.ts';
import type { RoadmapResponse } from '../../server/roadmap/municipal/schemas.ts';
import type { PlanHistoryResponse, PlanResponse } from '../../server/roadmap/plans/schemas.ts';
import { getJson, Refusal } from './request.ts';

/** While a campaign is open its counts are asked again this often; the cache does so only for a page that is seen. */
const LIVE_MS = 1_000;

/**
 * How often a page asks again. Not before the first answer has come: what could not be had stays an error that can be read, with
 * a button to try again, and does not turn into loading every second.
 */
export const liveWhile =
  (isOpen: boolean) =>
  ({ state }: { state: { data: unknown } }): number | false =>
    isOpen && state.data !== undefined ? LIVE_MS : false;

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

export const schoolsQuery = queryOptions({
  queryKey: ['schools'],
  queryFn: () => getJson<SchoolsResponse>('/api/schools'),
  staleTime: 300_000,
});

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

export const linksQuery = (campaign: number) =>
  queryOptions({
    queryKey: ['links', campaign],
    queryFn: () => getJson<LinksResponse>(`/api/campaigns/${campaign}/links`),
  });

export const schoolProfileQuery = (school: number, campaign: number, quality: Quality = 'all') =>
  queryOptions({
    queryKey: ['profile', school, campaign, quality],
    queryFn: () =>
      getJson<SchoolProfileResponse>(`/api/schools/${school}/profile?campaign=${campaign}&quality=${quality}`),
  });

export const returnQuery = (school: number, campaign: number) =>
  queryOptions({
    queryKey: ['return', school, campaign],
    queryFn: () => getJson<ReturnResponse>(`/api/schools/${school}/return?campaign=${campaign}`),
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

export const measuresQuery = queryOptions({
  queryKey: ['measures'],
  queryFn: () => getJson<MeasuresResponse>('/api/measures'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const roadmapQuery = (year: number) =>
  queryOptions({
    queryKey: ['roadmap', year],
    queryFn: () => getJson<RoadmapResponse>(`/api/roadmaps/${year}`),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const contentQuery = queryOptions({
  queryKey: ['content'],
  queryFn: () => getJson<ContentOverview>('/api/content'),
  staleTime: Number.POSITIVE_INFINITY,
});

export const vprTestsQuery = queryOptions({
  queryKey: ['vprTests'],
  queryFn: () => getJson<VprTestsResponse>('/api/vpr-tests'),
});

export const exitCriteriaQuery = queryOptions({
  queryKey: ['exitCriteria'],
  queryFn: () => getJson<ExitCriteriaResponse>('/api/exit-criteria'),
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

export const tutorLoadQuery = queryOptions({
  queryKey: ['tutorLoad'],
  queryFn: () => getJson<TutorLoadResponse>('/api/tutors/load'),
});

export const tutorsQuery = queryOptions({
  queryKey: ['tutors'],
  queryFn: () => getJson<TutorsResponse>('/api/tutors'),
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

/** What every action, record and detail of the log is called. */
export const auditWordsQuery = queryOptions({
  queryKey: ['auditWords'],
  queryFn: () => getJson<AuditWordsResponse>('/api/audit/words'),
  staleTime: Number.POSITIVE_INFINITY,
});

/** @param parameters the filter as the server takes it; older entries come page by page */
export const auditQuery = (parameters: string) =>
  infiniteQueryOptions({
    queryKey: ['audit', parameters],
    queryFn: ({ pageParam }) =>
      getJson<AuditResponse>(`/api/audit?${parameters}${pageParam === null ? '' : `&before=${pageParam}`}`),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });

/** Whatever is asked of one school, whoever's turn it is. */
/** Records of the registers; every narrowing is a question of its own. */
/** @param version the newest one that is known, so that a change asks anew */
/** A working form of the content: visit report, lesson observation, document review, staff analysis. */
