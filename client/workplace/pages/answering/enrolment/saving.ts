/** Numbers of people go to the server; what shows them, and the groups of plans, are asked again. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RollEntry } from '../../../../../server/answering/enrolment/schemas.ts';
import { postJson, sendJson } from '../../../../api/request.ts';

export function useRollRefresh(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    for (const key of ['roll', 'enrolment', 'campaign']) await client.invalidateQueries({ queryKey: [key] });
  };
}

export function useRollChange<Wish>(send: (wish: Wish) => Promise<unknown>) {
  const refresh = useRollRefresh();
  return useMutation({ mutationFn: send, onSuccess: refresh });
}

export const putEntries = (entries: RollEntry[]) => postJson('/api/roll', { entries });

export function removeEntry({ asOf, audience, grade, schoolId }: RollEntry) {
  const query = new URLSearchParams({ audience, asOf, ...(grade !== null && { grade: String(grade) }) });
  return sendJson('DELETE', `/api/schools/${schoolId}/roll?${query}`);
}
