import { queryOptions } from '@tanstack/react-query';
import type { VprTestsResponse } from '../../../server/objectivity/tests/schemas.ts';
import { getJson } from '../request.ts';

export const vprTestsQuery = queryOptions({
  queryKey: ['vprTests'],
  queryFn: () => getJson<VprTestsResponse>('/api/vpr-tests'),
});
