import { useQueryClient } from '@tanstack/react-query';

/** Asks anew for all that is shown: names of schools stand on nearly every page. @returns a function that waits for it */
export function useRegisterChanged(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries();
}
