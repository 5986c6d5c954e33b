/** Days and hours where people live, not where the server stands. */

/** The calendar day of an instant in a time zone, YYYY-MM-DD. @param timeZone an IANA name */
export function dayIn(timeZone: string, instant: Date): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

/** The hour of an instant in a time zone, 0–23. @param timeZone an IANA name */
export function hourIn(timeZone: string, instant: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(instant));
}
