import { useQueries } from '@tanstack/react-query';
import type { SchoolHistoryResponse } from '../../../../../server/profiles/changes/schemas.ts';
import type { PlanLine } from '../../../../../server/roadmap/plans/schemas.ts';
import { planQuery } from '../../../../api/roadmap/planQueries.ts';

/** The plan's lines against the risks of every campaign, the earliest campaign first; dropped ones did not happen. */
export function useHistoryLines({ campaigns, schoolId }: SchoolHistoryResponse): PlanLine[] {
  return useQueries({ queries: campaigns.map(({ id }) => planQuery(schoolId, id)), combine: linesOf });
}

/** A function of its own: the answer stays the same object as long as the answers of the server do. */
function linesOf(answers: { data?: { lines: PlanLine[] } }[]): PlanLine[] {
  return answers.flatMap(({ data }) => data?.lines ?? []).filter(({ state }) => state !== 'dropped');
}
