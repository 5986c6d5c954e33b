/** What the chief's page shows is in its address. */
import { parseRoadmapSearch } from '../roadmap/search.ts';

/** `date`: the state as of the end of that day. */
export type DistrictSearch = { year?: number; date?: string };

export function parseDistrictSearch(search: Record<string, unknown>): DistrictSearch {
  const { date, year } = parseRoadmapSearch(search);
  return { year, date };
}
