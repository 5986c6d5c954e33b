/** Questions about educational results. */
import { queryOptions } from '@tanstack/react-query';
import type { ResultsResponse, RiskGapsResponse } from '../../../../../server/results/gaps/schemas.ts';
import { getJson } from '../../../../api/request.ts';

export const resultsQuery = queryOptions({
  queryKey: ['results'],
  queryFn: () => getJson<ResultsResponse>('/api/results'),
});

export const riskGapsQuery = queryOptions({
  queryKey: ['results', 'risk'],
  queryFn: () => getJson<RiskGapsResponse>('/api/results/risk'),
  staleTime: 60_000,
});
