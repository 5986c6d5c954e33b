/** Whether a text of the form YYYY-MM-DD names a day of the calendar: 31 February does not. */
export function isCalendarDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @param day YYYY-MM-DD */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
