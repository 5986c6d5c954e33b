/** Tasks as a calendar that a phone or a mail program subscribes to (RFC 5545). */
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Localized } from '../../../surveys/schema.ts';
import { dayAfter } from '../../ground/days.ts';
import type { Task } from '../tasks/task.ts';

export type FeedSettings = {
  title: string;
  /** Of this installation, without a slash at its end. */
  url: string;
  timeZone: string;
  /** When the feed was asked for. */
  now: Date;
  schoolName(id: number): Localized | null;
};

const REFRESH_SECONDS = 6 * 3600;

/**
 * Every task is an event of its whole last day, so that it stands where somebody looks for what is due.
 * @returns the text of the .ics file
 */
export function writeFeed(tasks: readonly Task[], { now, schoolName, timeZone, title, url }: FeedSettings): string {
  const calendar = ical({
    name: title,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Opora', product: 'Opora', language: 'RU' },
    timezone: timeZone,
    ttl: REFRESH_SECONDS,
  });
  for (const task of tasks) {
    const school = task.schoolId === null ? null : schoolName(task.schoolId);
    calendar.createEvent({
      id: `${task.key}@opora`,
      stamp: now,
      allDay: true,
      start: task.due,
      // The end of an event of whole days is the day after it.
      end: dayAfter(task.due, 1),
      summary: school === null ? task.title.ru : `${task.title.ru} · ${school.ru}`,
      url: `${url}${task.path}`,
    });
  }
  return calendar.toString();
}
