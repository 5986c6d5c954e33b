/** The daily work: who is told what, and the letters. */
import { subHours } from 'date-fns/subHours';
import { dayAfter } from '../../ground/days.ts';
import { findSetting, putSetting } from '../../ground/db/settings.ts';
import type { Mailer } from '../../ground/mail/mailer.ts';
import { hourIn } from '../../ground/time-zone.ts';
import { givenAddress } from '../../people/identity/auth.ts';
import { findSchoolNames } from '../../people/schools/store.ts';
import type { Services } from '../../services.ts';
import { isTurnOf, type Task } from '../tasks/task.ts';
import { findTasks } from '../tasks/tasks.ts';
import { composeLetter } from './letter.ts';
import { stageOf } from './stage.ts';
import {
  claimUnmailed,
  deleteOldNotices,
  findAddress,
  findReminded,
  findUnmailed,
  insertNotices,
  type NewNotice,
  type Reminded,
  releaseUnmailed,
  withLock,
} from './store.ts';

const LAST_DAY = 'reminders.lastDay';
/** A letter tells of what became known since the last weekly one, with days to spare for a mail server that was down. */
const TOLD_DAYS = 10;
/** Letters leave at hours at which people do not mind them; a day's first one leaves in the morning. */
const FIRST_HOUR = 7;
const LAST_HOUR = 20;

/** What everybody is to be told today. */
export function noticesFor(tasks: readonly Task[], people: readonly Reminded[], today: string): NewNotice[] {
  const staged = tasks.flatMap((task) => {
    const stage = stageOf(task.due, today);
    return stage === null ? [] : [{ task, stage }];
  });
  return people
    .filter(({ choice }) => choice.notices)
    .flatMap(({ accountId, memberships }) =>
      staged
        .filter(({ task }) => isTurnOf(task, memberships))
        .map(({ stage, task }) => ({
          accountId,
          // The day is part of it: a task that was put off is told anew.
          key: `${task.key}:${task.due}:${stage}`,
          stage,
          kind: task.kind,
          title: task.title,
          schoolId: task.schoolId,
          dueOn: task.due,
          path: task.path,
        })),
    );
}

/** Whether nobody has made today's notices yet. */
export async function isReminderDue({ clock, db }: Pick<Services, 'clock' | 'db'>): Promise<boolean> {
  return (await findSetting<string>(db, LAST_DAY)) !== clock.today();
}

/** Makes today's notices unless that was done. @returns how many are new; null when there was nothing to do */
export async function remind(services: Services): Promise<number | null> {
  const { clock, db } = services;
  const today = clock.today();
  if (!(await isReminderDue(services))) return null;
  return withLock(db, LAST_DAY, async (trx) => {
    const tasks = await findTasks({ ...services, db: trx }, null, today);
    const made = await insertNotices(trx, noticesFor(tasks, await findReminded(trx, today), today), today);
    await deleteOldNotices(trx, today);
    await putSetting(trx, LAST_DAY, today);
    return made;
  });
}

/** Whether letters may leave at this hour. @param timeZone an IANA name */
export function isLetterHour(timeZone: string, now: Date): boolean {
  const hour = hourIn(timeZone, now);
  return hour >= FIRST_HOUR && hour <= LAST_HOUR;
}

/**
 * Sends one letter to everyone who has something new: once a day, or once a week. Notices are claimed before the letter leaves, so that a
 * process that dies in between sends none rather than two; the page of notices has them all the same.
 * @param url of this installation
 * @returns how many letters left
 * @throws the first error of the mail server, after trying everyone
 */
export async function sendLetters({ clock, db }: Services, mailer: Mailer, url: string): Promise<number> {
  const since = dayAfter(clock.today(), -TOLD_DAYS);
  // Somewhat less than a day and a week, so that letters do not drift to later hours.
  const daily = await findUnmailed(db, 'daily', since, subHours(clock.now(), 20));
  const weekly = await findUnmailed(db, 'weekly', since, subHours(clock.now(), 7 * 24 - 4));
  const errors: unknown[] = [];
  let sent = 0;
  for (const accountId of [...daily, ...weekly]) {
    const to = givenAddress((await findAddress(db, accountId)) ?? '') || null;
    if (to === null) continue;
    const notices = await claimUnmailed(db, accountId, since, clock.now());
    if (notices.length === 0) continue;
    try {
      const names = await findSchoolNames(
        db,
        notices.flatMap(({ schoolId }) => schoolId ?? []),
      );
      const named = notices.map((notice) => ({ ...notice, school: names.get(notice.schoolId ?? 0) ?? null }));
      await mailer.send({ to, ...composeLetter(named, url) });
      sent += 1;
    } catch (error) {
      await releaseUnmailed(
        db,
        accountId,
        notices.map(({ key }) => key),
      );
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return sent;
}
