/** What the address of the set-up says: the municipality and the year. */
export type SetupSearch = { territory?: number; year?: number };

export function parseSetupSearch(search: Record<string, unknown>): SetupSearch {
  const whole = (value: unknown) =>
    Number.isSafeInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined;
  return { territory: whole(search.territory), year: whole(search.year) };
}
