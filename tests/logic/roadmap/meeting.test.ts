/** What the final meeting is told of lessons, staff and upbringing, and what is too little to be told. */
import { describe, expect, it } from 'vitest';
import { toldCount } from '../../../analytics/suppression/few-people.ts';
import { describeLessons, lessonCriteria } from '../../../server/roadmap/meeting/lessons.ts';
import { shareOf } from '../../../server/roadmap/meeting/share.ts';
import { describeStaff, turnoverChange } from '../../../server/roadmap/meeting/staff.ts';
import { describeUpbringing } from '../../../server/roadmap/meeting/upbringing.ts';
import type { RecordOf } from '../../../server/roadmap/municipal/rules/registers.ts';
import type { Registers } from '../../../server/roadmap/municipal/rules/types.ts';
import { loadContent } from '../../../surveys/load.ts';
import { SOUND } from '../../server/roadmap/evidence/stage.ts';

const { forms, roadmaps } = loadContent();
const form = forms['lesson-observation'];

const lesson = (schoolId: number, answers: Record<string, unknown>) => ({
  schoolId,
  data: { ...SOUND.observation, answers },
});
const staff = (schoolId: number, data: Partial<RecordOf<'staff'>['data']>, occursOn = '2026-03-20', id = schoolId) => ({
  id,
  schoolId,
  occursOn,
  kind: 'staff' as const,
  data: { ...SOUND.staff, ...data },
});

describe('a share of the district', () => {
  it('is told of five cases in three schools, and not of fewer', () => {
    expect(
      shareOf([
        { x: 1, n: 2 },
        { x: 1, n: 2 },
        { x: 1, n: 1 },
      ]),
    ).toMatchObject({ kind: 'estimate', n: 5, value: 0.6 });
    expect(
      shareOf([
        { x: 1, n: 2 },
        { x: 1, n: 1 },
        { x: 1, n: 1 },
      ]),
    ).toEqual({ kind: 'withheld', n: 4, schools: 3 });
    expect(
      shareOf([
        { x: 9, n: 20 },
        { x: 9, n: 20 },
        { x: 0, n: 0 },
      ]),
    ).toEqual({ kind: 'withheld', n: 40, schools: 2 });
    expect(shareOf([])).toEqual({ kind: 'withheld', n: 0, schools: 0 });
  });

  it('and a count of people of none, or of five and more', () => {
    expect([0, 1, 4, 5, 80].map(toldCount)).toEqual([0, null, null, 5, 80]);
  });
});

describe('observed lessons', () => {
  it('are judged by the questions of the form that have levels', () => {
    expect(lessonCriteria(form).map(({ name }) => name)).toEqual([
      ...['aim', 'time', 'climate', 'rules', 'explanation', 'questions'],
      ...['active', 'reading', 'check', 'comment', 'levels', 'support'],
    ]);
  });

  it('count where most of the class was reached, whichever way a tablet sends the level', () => {
    const lessons = [1, 2, 3].flatMap((school) => [
      lesson(school, { aim: '2', time: 3, climate: 'notSeen' }),
      lesson(school, { aim: 1, time: 3, climate: '' }),
    ]);
    const { criteria, ...counted } = describeLessons(form, lessons, lessons.slice(0, 4));
    expect(counted).toEqual({ lessons: 6, schools: 3 });
    const [aim, time, climate] = criteria;
    expect(aim).toMatchObject({ share: { kind: 'estimate', value: 0.5, n: 6, schools: 3 } });
    expect(aim.before).toEqual({ kind: 'withheld', n: 4, schools: 2 });
    expect(time.share).toMatchObject({ value: 1 });
    expect(climate.share).toEqual({ kind: 'withheld', n: 0, schools: 0 });
  });
});

describe('the staff', () => {
  it('is counted from the last analysis of each school that was to hand one in', () => {
    const analyses = [
      staff(1, { teachers: 20, left: 9 }, '2026-02-01', 1),
      staff(1, { teachers: 20, left: 2 }, '2026-03-01', 9),
      staff(2, { teachers: 30, left: 3, vacancies: 1 }),
      staff(3, { teachers: 10, left: null }),
      staff(4, { teachers: 10, left: 1 }),
      staff(9, { teachers: 90, left: 90 }),
    ];
    expect(describeStaff(2026, analyses, [1, 2, 3, 4, 5])).toMatchObject({
      year: 2026,
      asked: 5,
      reported: 4,
      teachers: 70,
      vacancies: 7,
      turnover: { kind: 'estimate', value: 0.1, n: 60, schools: 3 },
    });
  });

  it('is no share where one to four people left, or two schools have said', () => {
    const few = [1, 2, 3].map((school) => staff(school, { teachers: 20, left: 1 }));
    expect(describeStaff(2026, few, [1, 2, 3]).turnover).toEqual({ kind: 'withheld', n: 60, schools: 3 });
    const two = [1, 2].map((school) => staff(school, { teachers: 20, left: 4 }));
    expect(describeStaff(2026, two, [1, 2]).turnover).toEqual({ kind: 'withheld', n: 40, schools: 2 });
  });

  it('has surely moved only where both years are told, and by more than chance', () => {
    const year = (of: number, left: number, schools = 5) =>
      describeStaff(
        of,
        Array.from({ length: schools }, (_, place) => staff(place + 1, { teachers: 40, left })),
        Array.from({ length: schools }, (_, place) => place + 1),
      );
    expect(turnoverChange([year(2025, 12), year(2026, 2)])).toEqual({ kind: 'shrank', from: 0.3, to: 0.05 });
    expect(turnoverChange([year(2025, 6), year(2026, 6)])).toMatchObject({ kind: 'same' });
    expect(turnoverChange([year(2025, 6, 2), year(2026, 6)])).toEqual({ kind: 'single', to: 0.15 });
    expect(turnoverChange([year(2025, 6), year(2026, 6, 2)])).toEqual({ kind: 'none' });
  });

  it('is not counted where more left than there are', () => {
    const absurd = [1, 2, 3, 4].map((school) => staff(school, { teachers: 5, left: school === 4 ? 6 : 2 }));
    expect(describeStaff(2026, absurd, [1, 2, 3, 4]).turnover).toMatchObject({ n: 15, schools: 3 });
  });
});

describe('upbringing', () => {
  it('is meetings of parents that were held by the day, and consultations of supported schools', () => {
    const event = (
      id: number,
      schoolId: number | null,
      occursOn: string,
      data: Partial<RecordOf<'event'>['data']>,
    ) => ({
      id,
      schoolId,
      kind: 'event' as const,
      occursOn,
      data: { ...SOUND.event, state: 'held', ...data },
    });
    const month = (id: number, schoolId: number, received: number) => ({
      id,
      schoolId,
      kind: 'consultation' as const,
      occursOn: '2026-04-30',
      data: { month: '2026-04', received, answered: received, offered: 1, held: 0, note: '' },
    });
    const registers = {
      year: 2026,
      schools: [
        { id: 1, kinds: ['lowResults'] },
        { id: 2, kinds: ['hardConditions'] },
        { id: 3, kinds: [] },
      ],
      evidence: [
        event(1, 1, '2026-03-01', { attendance: [{ schoolId: 1, people: 30 }] }),
        event(2, null, '2026-04-01', {
          attendance: [
            { schoolId: 2, people: 10 },
            { schoolId: 3, people: 5 },
          ],
        }),
        event(3, 1, '2026-06-01', {}),
        event(4, 1, '2026-03-02', { state: 'planned' }),
        event(5, 1, '2026-03-03', { type: 'other' }),
        event(6, 1, '2025-03-03', {}),
        ...[
          month(7, 1, 4),
          month(8, 2, 3),
          month(9, 3, 100),
          ...[2, 1, 4].map((own, index) => month(10 + index, 1, own)),
        ],
      ],
    } as unknown as Registers;
    expect(describeUpbringing(registers, roadmaps['2023'].activities, '2026-05-31')).toEqual({
      supported: 2,
      parents: { events: 2, schools: 2, people: 45 },
      consultations: { schools: 2, received: 14, answered: 14, offered: null, held: 0 },
    });
  });
});
