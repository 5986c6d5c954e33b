/** What the addresses of roadmaps keep. */
export type RoadmapSearch = { year?: number; show?: 'joint' | 'school' };
export type YearSearch = { year?: number };

export function parseYearSearch({ year }: Record<string, unknown>): YearSearch {
  const number = Number(year);
  return Number.isInteger(number) && number >= 2000 && number <= 2100 ? { year: number } : {};
}

export function parseSchoolRoadmapSearch(search: Record<string, unknown>): RoadmapSearch {
  const { show } = search;
  return { ...parseYearSearch(search), ...((show === 'joint' || show === 'school') && { show }) };
}
