/** The cache of the pages. A session that ended is noticed by whichever question meets it first. */
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from './people/accountQueries.ts';
import { Refusal } from './request.ts';

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof Refusal && error.status === 401) client.setQueryData(sessionQuery.queryKey, null);
      },
    }),
    defaultOptions: {
      queries: {
        // A refusal will not change by asking again; a lost connection may.
        retry: (failures, error) => !(error instanceof Refusal && error.status < 500) && failures < 2,
        staleTime: 1_000,
      },
    },
  });
  return client;
}
