/** How far a district is set up. */
import { queryOptions } from '@tanstack/react-query';
import type { SetupResponse } from '../../../server/daily/setup/schemas.ts';
import { getJson } from '../request.ts';

/** @param territory left out: the first of those that the reader sets up @param year left out: that of today */
export const setupQuery = (territory?: number, year?: number) =>
  queryOptions({
    queryKey: ['setup', territory ?? null, year ?? null],
    queryFn: () => {
      const asked = { ...(territory !== undefined && { territory }), ...(year !== undefined && { year }) };
      const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)])).toString();
      return getJson<SetupResponse>(`/api/setup${query === '' ? '' : `?${query}`}`);
    },
  });
