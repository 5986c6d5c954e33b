/** What the pages of the roadmap show is in their address. */
export type RoadmapSearch = {
  year?: number;
  /** The state as of the end of that day. */
  date?: string;
  section?: string;
  /** 1–12. */
  month?: number;
  responsible?: string;
  state?: string;
};
export type ActivitySearch = { date?: string };

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length < 40 ? value : undefined;
const within = (value: unknown, from: number, to: number): number | undefined =>
  Number.isInteger(Number(value)) && Number(value) >= from && Number(value) <= to ? Number(value) : undefined;
const dayOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;

export function parseRoadmapSearch(search: Record<string, unknown>): RoadmapSearch {
  return {
    year: within(search.year, 2000, 2100),
    date: dayOf(search.date),
    section: textOf(search.section),
    month: within(search.month, 1, 12),
    responsible: textOf(search.responsible),
    state: textOf(search.state),
  };
}

export function parseActivitySearch(search: Record<string, unknown>): ActivitySearch {
  return { date: dayOf(search.date) };
}
