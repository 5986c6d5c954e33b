/**
 * Days of the calendar: which texts name one, and how tables write them. It stands with the content because content, server and pages
 * all read days that somebody wrote. Pure.
 */

/** Whether a text is the YYYY-MM-DD of a day that the calendar has: 31 February parses as another day. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * The day in a cell of a table: DD.MM.YYYY as people write it, or YYYY-MM-DD, which a time of day may follow.
 *
 * @returns YYYY-MM-DD; null when the calendar has no such day
 */
export function readDay(text: string): string | null {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text) ?? [];
  const read = year === undefined ? text.slice(0, 10) : `${year}-${month}-${day}`;
  return isCalendarDay(read) ? read : null;
}
