import { queryOptions } from '@tanstack/react-query';
import type { JobsResponse } from '../../../server/operation/jobs/schemas.ts';
import { getJson } from '../request.ts';

const LIVE_MS = 2_000;
const QUIET_MS = 15_000;

/** Asked again and again: often while something is being done, else now and then. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: () => getJson<JobsResponse>('/api/jobs'),
  refetchInterval: ({ state: { data } }) => data !== undefined && (isLive(data) ? LIVE_MS : QUIET_MS),
});

function isLive({ kinds, works }: JobsResponse): boolean {
  return works && kinds.some(({ running, waiting }) => running + waiting > 0);
}
