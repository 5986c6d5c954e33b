/** Changes of the criteria for leaving the status. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type {
  ChangeCriteriaBody,
  ChangeCriteriaResponse,
  ExitCriteriaResponse,
} from '../../../../../server/content/criteria/schemas.ts';
import { exitCriteriaQuery } from '../../../../api/content/contentQueries.ts';
import { postJson } from '../../../../api/request.ts';

export type Criterion = ExitCriteriaResponse['statuses'][number]['criteria'][number];
export type Status = ExitCriteriaResponse['statuses'][number]['status'];

/** Stores on top of the version that is shown. */
export function useCriteriaChange({ version }: Pick<ExitCriteriaResponse, 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Omit<ChangeCriteriaBody, 'expected'>) =>
      postJson<Static<typeof ChangeCriteriaResponse>>('/api/exit-criteria', { ...change, expected: version }),
    onSettled: () => client.invalidateQueries({ queryKey: exitCriteriaQuery.queryKey }),
  });
}

/** The criteria with one of them replaced. */
export function withCriterion(
  statuses: ExitCriteriaResponse['statuses'],
  status: Status,
  edited: Criterion,
): ExitCriteriaResponse['statuses'] {
  return statuses.map((each) =>
    each.status === status
      ? { ...each, criteria: each.criteria.map((criterion) => (criterion.code === edited.code ? edited : criterion)) }
      : each,
  );
}
