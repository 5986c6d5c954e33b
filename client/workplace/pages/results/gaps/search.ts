/** What the page of results shows. It stands in the address, so that a link shows the same to the next person. */
export type ResultsSearch = {
  year?: number;
  /** Subject and grade of one test, as `SUBJECT GRADE`; absent for all together. */
  test?: string;
  /** The factor of the gap in risk. */
  factor?: string;
};

export function parseResultsSearch(search: Record<string, unknown>): ResultsSearch {
  const year = Number(search.year);
  return {
    ...(Number.isInteger(year) && year > 0 && { year }),
    ...(typeof search.test === 'string' && search.test !== '' && { test: search.test }),
    ...(typeof search.factor === 'string' && search.factor !== '' && { factor: search.factor }),
  };
}
