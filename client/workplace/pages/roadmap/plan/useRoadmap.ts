/** The rows of the municipal roadmap that lines of plans are tied to. */
import { useQuery } from '@tanstack/react-query';
import type { RoadmapResponse } from '../../../../../server/roadmap/municipal/schemas.ts';
import { aboutQuery } from '../../../../api/people/accountQueries.ts';
import { roadmapQuery } from '../../../../api/roadmap/roadmapQueries.ts';
import { yearOf } from '../../../../days.ts';

export type Activities = RoadmapResponse['activities'];

/** The year that it is today; undefined until that is known. */
export function usePresentYear(): number | undefined {
  const today = useQuery(aboutQuery).data?.today;
  return today === undefined ? undefined : yearOf(today);
}

/** The activities of a year's roadmap; none until they are known, and for a year without one. */
export function useActivities(year: number | undefined): Activities {
  const known = year !== undefined && Number.isInteger(year);
  return useQuery({ ...roadmapQuery(year ?? 0), enabled: known }).data?.activities ?? [];
}
