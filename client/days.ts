/** Days of the calendar as YYYY-MM-DD, which sort as text; no instant and no time zone is in them. Pure. */
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';

/** A day in milliseconds, on the time axis of a chart. */
export const DAY_MS = 86_400_000;

const dayOf = (date: Date): string => formatISO(date, { representation: 'date' });

/** @param days below 0 for a day before */
export const dayAfter = (day: string, days: number): string => dayOf(addDays(parseISO(day), days));

export const dayBefore = (day: string): string => dayAfter(day, -1);

export const monthsAfter = (day: string, months: number): string => dayOf(addMonths(parseISO(day), months));

/** The Monday of the week that the day lies in. */
export const weekOf = (day: string): string => dayOf(startOfISOWeek(parseISO(day)));

/** Days from one day to another; below 0 where the second comes first. */
export const daysBetween = (from: string, to: string): number => differenceInCalendarDays(parseISO(to), parseISO(from));

export const yearOf = (day: string): number => Number(day.slice(0, 4));
