/** Days and hours where people live, not where the server stands. */

/** The calendar day of an instant in a time zone, YYYY-MM-DD. @param timeZone an IANA name */
export function dayIn(timeZone: string, instant: Date): string {
  let days = daysByZone.get(timeZone);
  if (!days) {
    // Swedish writes dates as ISO 8601 does.
    days = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    daysByZone.set(timeZone, days);
  }
  return days.format(instant);
}

/** Making one takes a hundred times as long as using it, and every batch of answers asks for the day. */
const daysByZone = new Map<string, Intl.DateTimeFormat>();

/** The hour of an instant in a time zone, 0–23. @param timeZone an IANA name */
export function hourIn(timeZone: string, instant: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(instant));
}
