/** Which texts name a day of the calendar. It stands with the content because content, server and pages all ask. Pure. */
/** Whether a text is the YYYY-MM-DD of a day that the calendar has: 31 February parses as another day. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
