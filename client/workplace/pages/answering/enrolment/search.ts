/** What the address of the table of numbers keeps: the day and the filters. */
export type EnrolmentSearch = { on?: string; territory?: number; q?: string; missing?: true; page?: number };

const wholeOf = (value: unknown): number | undefined => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : undefined;
};

export function parseEnrolmentSearch(search: Record<string, unknown>): EnrolmentSearch {
  const { missing, on, page, q, territory } = search;
  return {
    on: typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : undefined,
    territory: wholeOf(territory),
    q: typeof q === 'string' && q.trim() !== '' ? q.slice(0, 100) : undefined,
    missing: missing === true ? true : undefined,
    page: wholeOf(page),
  };
}
