/** Days of the calendar as YYYY-MM-DD, which sort as text; no instant and no time zone is in them. Pure. */
import { addDays } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';

/** The day of a date as the clock of this computer has it. */
export const dayOf = (date: Date): string => formatISO(date, { representation: 'date' });

/** @param days below 0 for a day before */
export const dayAfter = (day: string, days: number): string => dayOf(addDays(parseISO(day), days));

export const dayBefore = (day: string): string => dayAfter(day, -1);

/** The Monday of the day's week. */
export const weekOf = (day: string): string => dayOf(startOfISOWeek(parseISO(day)));

/** Days from one day to another; below 0 where the second comes first. */
export const daysBetween = (from: string, to: string): number => differenceInCalendarDays(parseISO(to), parseISO(from));

export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The day itself where it lies in the year, else the first or the last day of the year, whichever is nearer. */
export function nearestInYear(day: string, year: number): string {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  if (day < first) return first;
  return day > last ? last : day;
}
