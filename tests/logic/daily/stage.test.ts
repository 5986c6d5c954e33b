/** Who is told what, and when. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeLetter } from '../../../server/daily/reminders/letter.ts';
import { isLetterHour, noticesFor } from '../../../server/daily/reminders/reminding.ts';
import { stageOf } from '../../../server/daily/reminders/stage.ts';
import type { Task } from '../../../server/daily/tasks/task.ts';
import { isTurnOf } from '../../../server/daily/tasks/task.ts';
import { dayIn } from '../../../server/ground/time-zone.ts';

const task: Task = {
  key: 'planLine:1/1',
  kind: 'planLine',
  title: { ru: 'Наставник', en: 'A mentor' },
  schoolId: 1,
  territoryId: 10,
  roles: ['head', 'coordinator'],
  from: null,
  due: '2026-03-20',
  path: '/schools/1',
  begin: [],
};
const at = (role: 'chief' | 'coordinator' | 'tutor', schoolId: number | null, territoryId: number | null = null) => ({
  role,
  schoolId,
  territoryId,
});

describe('the stage of a task', () => {
  it.each([
    ['2026-03-12', null],
    ['2026-03-13', 'week'],
    ['2026-03-18', 'week'],
    ['2026-03-19', 'day'],
    ['2026-03-20', 'day'],
    ['2026-03-21', 'late0'],
    ['2026-03-27', 'late0'],
    ['2026-03-28', 'late1'],
    ['2026-05-22', 'late8'],
    ['2026-05-23', null],
  ])('on %s is %s when the last day is 20 March', (today, stage) => {
    expect(stageOf('2026-03-20', today)).toBe(stage);
  });

  it('runs over the change to summer time and over the end of a year', () => {
    expect(stageOf('2026-03-30', '2026-03-29')).toBe('day');
    expect(stageOf('2026-12-31', '2027-01-01')).toBe('late0');
  });

  it('never repeats on later days once it has passed', () => {
    const days = fc.integer({ min: -20, max: 100 });
    const order = ['null', 'week', 'day', ...Array.from({ length: 9 }, (_, week) => `late${week}`), 'null'];
    const stageAfter = (day: number) => {
      const today = new Date(Date.UTC(2026, 2, 20 + day)).toISOString().slice(0, 10);
      return String(stageOf('2026-03-20', today));
    };
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map(stageAfter);
        if (first === 'null' || second === 'null') return true;
        return order.indexOf(first) <= order.indexOf(second);
      }),
      { seed: 20, numRuns: 300 },
    );
  });
});

describe('whose turn it is', () => {
  it.each([
    ['the coordinator of the school', at('coordinator', 1), true],
    ['the coordinator of another school', at('coordinator', 2), false],
    ['a role that is not asked', at('tutor', 1), false],
    ['a coordinator written to the territory by mistake', at('coordinator', null, 10), false],
  ])('%s: %s', (_who, membership, turn) => {
    expect(isTurnOf(task, [membership])).toBe(turn);
  });

  it('lies with the chief of the very territory where the task is the district’s', () => {
    const own: Task = { ...task, schoolId: null, roles: ['chief'] };
    expect([10, 11].map((territory) => isTurnOf(own, [at('chief', null, territory)]))).toEqual([true, false]);
  });

  it('is told only to those who want to be told', () => {
    const person = (notices: boolean) => ({
      accountId: notices ? 'a' : 'b',
      choice: { notices, mail: 'off' as const },
      memberships: [at('coordinator', 1)],
    });
    const notices = noticesFor([task], [person(true), person(false)], '2026-03-21');
    expect(notices.map(({ accountId, key }) => [accountId, key])).toEqual([['a', 'planLine:1/1:2026-03-20:late0']]);
  });
});

describe('a letter', () => {
  const notice = (stage: string, school: string | null) => ({
    stage,
    dueOn: '2026-03-20',
    title: task.title,
    school: school === null ? null : { ru: school, en: school },
  });

  it('says what is late and what is near, with days and schools', () => {
    const { subject, text } = composeLetter([notice('late0', 'Школа № 1'), notice('week', null)], 'https://o.example');
    expect(subject).toBe('Опора: просрочено – 1, подходит срок – 1');
    expect(text).toContain('– до 20 марта 2026 г.: Наставник (Школа № 1)');
    expect(text).toContain('– до 20 марта 2026 г.: Наставник\n');
    expect(text).toContain('https://o.example/notices');
  });

  it.each([
    [['late0'], 'Опора: просрочено – 1'],
    [['day', 'week'], 'Опора: подходит срок – 2'],
  ])('of %s has the subject %s', (stages, subject) => {
    expect(
      composeLetter(
        stages.map((stage) => notice(stage, null)),
        '',
      ).subject,
    ).toBe(subject);
  });

  it.each([
    ['Europe/Moscow', '2026-03-01T03:59:00Z', false],
    ['Europe/Moscow', '2026-03-01T04:00:00Z', true],
    ['Asia/Kamchatka', '2026-03-01T04:00:00Z', true],
    ['Asia/Kamchatka', '2026-03-01T12:00:00Z', false],
  ])('in %s at %s may leave: %s', (zone, instant, may) => {
    expect(isLetterHour(zone, new Date(instant))).toBe(may);
  });
});

describe('a day', () => {
  it.each([
    ['Europe/Moscow', '2026-12-31T20:59:59Z', '2026-12-31'],
    ['Europe/Moscow', '2026-12-31T21:00:00Z', '2027-01-01'],
    ['Asia/Kamchatka', '2026-12-31T12:00:00Z', '2027-01-01'],
    ['Europe/Kaliningrad', '2026-12-31T21:59:59Z', '2026-12-31'],
  ])('in %s at %s is %s', (zone, instant, day) => {
    expect(dayIn(zone, new Date(instant))).toBe(day);
  });
});
