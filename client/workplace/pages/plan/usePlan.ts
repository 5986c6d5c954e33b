/** What a school's plan is asked for and changed by. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChangedPlanLine, NewPlanLine, PlanLine } from '../../../../server/plans/schemas.ts';
import { planQuery } from '../../../api/queries.ts';
import { postJson, putJson } from '../../../api/request.ts';

/** Where a plan belongs: `campaignId` is the campaign whose risks it answers. */
export type PlanPlace = { schoolId: number; campaignId: number };

export function usePlan({ schoolId, campaignId }: PlanPlace) {
  return useQuery(planQuery(schoolId, campaignId));
}

/** Takes a measure into the plan, or changes a line where `line` is given. Whoever shows plans asks anew afterwards. */
export function useSaving(
  { schoolId, campaignId }: PlanPlace,
  line: PlanLine | undefined,
  saved: (line: PlanLine) => void,
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: NewPlanLine | ChangedPlanLine) =>
      line === undefined
        ? postJson<PlanLine>(`/api/schools/${schoolId}/plan?campaign=${campaignId}`, body)
        : putJson<PlanLine>(`/api/schools/${schoolId}/plan/${line.id}`, body),
    onSuccess: saved,
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan'] }),
  });
}
