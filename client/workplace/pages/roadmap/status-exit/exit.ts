/** What the pages about leaving the status ask and send. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  DistrictExitResponse,
  JudgementBody,
  SchoolExitResponse,
} from '../../../../../server/roadmap/status-exit/schemas.ts';
import { getJson, postJson } from '../../../../api/request.ts';

export const districtExitQuery = queryOptions({
  queryKey: ['exit'],
  queryFn: () => getJson<DistrictExitResponse>('/api/exit'),
});

export const schoolExitQuery = (school: number) =>
  queryOptions({
    queryKey: ['exit', school],
    queryFn: () => getJson<SchoolExitResponse>(`/api/schools/${school}/exit`),
  });

/** Records a finding; whoever was beaten to it sees what the other wrote, and keeps the own words. */
export function useJudging(school: number, done: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: JudgementBody) => postJson(`/api/schools/${school}/exit/judgements`, body),
    onSuccess: done,
    onSettled: () => client.invalidateQueries({ queryKey: ['exit'] }),
  });
}
