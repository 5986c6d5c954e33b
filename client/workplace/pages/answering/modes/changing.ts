/** Changes to how a school answers; the page and the lists of links are renewed after each. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { AnsweringResponse } from '../../../../../server/answering/modes/schemas.ts';
import { answeringQuery } from '../../../../api/answering/answeringQueries.ts';
import { linksQuery } from '../../../../api/answering/campaignQueries.ts';

/** The address of a route of this school and campaign. */
export function pathOf({ campaignId, schoolId }: AnsweringResponse, route: string): string {
  return `/api/schools/${schoolId}/${route}?campaign=${campaignId}`;
}

/** @param send what is done; its result is that of the mutation */
export function useChanging<Wish, Result>(
  { campaignId, schoolId }: AnsweringResponse,
  send: (wish: Wish) => Promise<Result>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: answeringQuery(schoolId, campaignId).queryKey });
      await client.invalidateQueries({ queryKey: linksQuery(campaignId).queryKey });
    },
  });
}
