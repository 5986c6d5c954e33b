/** Days of the reader as instants. */
import { isCalendarDay } from '../../../surveys/calendar-day.ts';
import { ProblemError } from '../../ground/http/problem.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export type Days = { from?: string; to?: string; offset?: number };

/**
 * @param offset minutes by which the reader's days are ahead of UTC, 0 when left out
 * @returns the beginning of the first day and the end (exclusive) of the last one, each only where it is given
 * @throws ProblemError `invalid` for a day that no calendar has
 */
export function period({ from, offset = 0, to }: Days): { from?: Date; until?: Date } {
  return {
    ...(from !== undefined && { from: new Date(startOf('from', from) - offset * MINUTE) }),
    ...(to !== undefined && { until: new Date(startOf('to', to) + DAY - offset * MINUTE) }),
  };
}

function startOf(name: string, day: string): number {
  if (isCalendarDay(day)) return Date.parse(`${day}T00:00:00Z`);
  throw new ProblemError('invalid', [{ path: `querystring/${name}`, message: 'a day of the calendar' }]);
}
