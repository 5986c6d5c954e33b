/** What a school's plan is asked for and changed by. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  ChangedPlanLine,
  NewPlanLine,
  PlanLine,
  PlanResponse,
} from '../../../../../server/roadmap/plans/schemas.ts';
import { getJson, postJson, putJson, Refusal } from '../../../../api/request.ts';
import { planQuery } from '../../../../api/roadmap/planQueries.ts';

/** Where a plan belongs: `campaignId` is the campaign whose risks it answers, null where a line answers none. */
export type PlanPlace = { schoolId: number; campaignId: number | null };

export function usePlan({ schoolId, campaignId }: { schoolId: number; campaignId: number }) {
  return useQuery(planQuery(schoolId, campaignId));
}

/**
 * Takes something into the plan, or changes a line where `line` is given. Whoever shows plans asks anew afterwards.
 * @returns with the mutation the line as somebody else has left it, when that was found out on saving
 */
export function useSaving(
  { schoolId, campaignId }: PlanPlace,
  line: PlanLine | undefined,
  saved: (line: PlanLine) => void,
) {
  const cache = useQueryClient();
  const [theirs, setTheirs] = useState<PlanLine | null>(null);
  const base = `/api/schools/${schoolId}/plan`;
  const saving = useMutation({
    mutationFn: (body: NewPlanLine | ChangedPlanLine) =>
      line === undefined
        ? postJson<PlanLine>(`${base}${campaignId === null ? '' : `?campaign=${campaignId}`}`, body)
        : putJson<PlanLine>(`${base}/${line.id}`, body),
    onSuccess: saved,
    onError: async (error) => {
      if (!(error instanceof Refusal) || error.problem?.code !== 'planChanged') return;
      const { lines } = await getJson<PlanResponse>(base);
      setTheirs(lines.find(({ id }) => id === line?.id) ?? null);
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan'] }),
  });
  return { saving, theirs };
}
