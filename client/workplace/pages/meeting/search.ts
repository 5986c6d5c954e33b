/** What the final meeting shows is in its address. */
export type MeetingSearch = { year?: number };

export function parseMeetingSearch({ year }: Record<string, unknown>): MeetingSearch {
  const asked = Number(year);
  return Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? { year: asked } : {};
}
