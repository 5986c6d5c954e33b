/** Changing a school's roadmap as a whole: whoever shows plans asks anew afterwards. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SchoolRoadmapResponse } from '../../../../../server/roadmap/school-roadmaps/schemas.ts';
import { schoolRoadmapQuery } from '../../../../api/roadmap/planQueries.ts';

/** @param send asks the server and gets the roadmap as it is then */
export function useRoadmapChange<Body>(
  { schoolId, year }: Pick<SchoolRoadmapResponse, 'schoolId' | 'year'>,
  send: (body: Body) => Promise<SchoolRoadmapResponse>,
  done: () => void,
) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (roadmap) => {
      cache.setQueryData(schoolRoadmapQuery(schoolId, year).queryKey, roadmap);
      done();
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['plan'] }),
  });
}
