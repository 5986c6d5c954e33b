/** The compared schools. They stand in the address, so that a comparison can be passed on. */
export type CompareSearch = { schools?: string };

export const MOST_COMPARED = 6;

export function parseCompareSearch(search: Record<string, unknown>): CompareSearch {
  // One school alone looks like a number in an address.
  const text = typeof search.schools === 'number' ? String(search.schools) : search.schools;
  return typeof text === 'string' && comparedIds(text).length > 0 ? { schools: comparedIds(text).join('-') } : {};
}

/** @param text ids joined by hyphens @returns at most six, each once, in the order of the address */
export function comparedIds(text = ''): number[] {
  const ids = text.split('-').map(Number);
  return [...new Set(ids.filter((id) => Number.isInteger(id) && id > 0))].slice(0, MOST_COMPARED);
}
