/** Whether a text of the form YYYY-MM-DD names a day of the calendar: 31 February does not. */
export function isCalendarDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
