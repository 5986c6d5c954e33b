/** Changes to many schools at once; whatever shows how they answer is asked for anew after each. */
import { useMutation, useQueryClient } from '@tanstack/react-query';

const CHANGED = ['answering', 'links', 'handOut', 'missingWays'];

export function useBulkChange<Wish, Result>(send: (wish: Wish) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => Promise.all(CHANGED.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}
