import { describe, expect, it } from 'vitest';
import { paceChart } from '../../client/charts/paceChart.ts';
import { aimOf, paceOf } from '../../client/workplace/pages/answering/campaigns/pace.ts';
import {
  bodyOf,
  faultsOf,
  newPlan,
  programmeOf,
  sharesOf,
} from '../../client/workplace/pages/answering/campaigns/plan.ts';
import { toRemind } from '../../client/workplace/pages/answering/campaigns/Reminders.tsx';
import { countAbove, lostBySealing } from '../../client/workplace/pages/answering/campaigns/sealing.ts';
import { OFFERED } from '../../client/workplace/pages/answering/campaigns/steps.ts';
import { apartOf } from '../../client/workplace/pages/daily/overview/coverageRows.ts';
import { countMoving } from '../../server/answering/sealing/mix.ts';
import { drawn } from './drawing.ts';

const name = (text: string) => ({ ru: text, en: text });
const school = (id: number, ...kinds: ('lowResults' | 'hardConditions')[]) => ({
  id,
  name: name(`Большая школа ${id}`),
  shortName: name(`Школа ${id}`),
  status: { kinds, year: kinds.length > 0 ? 2026 : null },
  isOpen: true,
  closedOn: null,
  successorId: null,
});

describe('a plan', () => {
  it('has the schools with a status ticked, of whatever kind', () => {
    const schools = [school(1, 'lowResults'), school(2, 'hardConditions', 'lowResults'), school(3)];
    expect(programmeOf(schools)).toEqual([1, 2]);
    expect(programmeOf([school(3)])).toEqual([]);
  });

  it('is sent only when every step is whole', () => {
    const plan = newPlan('2026-11-24', [school(1, 'lowResults')], name('Опрос 2026'));
    expect(bodyOf(plan)).toMatchObject({
      closesOn: '2026-12-15',
      schoolIds: [1],
      targets: { director: 1, teacher: 0.9 },
    });
    expect(faultsOf({ ...plan, closesOn: '2026-11-01' })).toEqual(['datesWrong', null, null]);
    expect(faultsOf({ ...plan, title: name('  ') })[0]).toBe('titleWrong');
    expect(bodyOf({ ...plan, schoolIds: [] })).toBeNull();
    expect(sharesOf({ ...plan.targets, parent: '101' })).toBeNull();
    expect(sharesOf({ ...plan.targets, parent: '0' })).toBeNull();
  });
});

describe('the pace', () => {
  const cell = (changes: object) => ({
    schoolId: 1,
    audience: 'student' as const,
    grade: 6,
    roll: 50,
    rollNext: null,
    target: 0.8,
    received: 10,
    sealed: 5,
    waiting: 5,
    leftOut: 0,
    ...changes,
  });
  const span = { opensOn: '2026-06-01', closesOn: '2026-06-20', today: '2026-06-11' };

  it('asks per week for what is missing in each group, and never lets one group pay for another', () => {
    const cells = [
      cell({}),
      cell({ grade: 8, received: 60 }),
      cell({ audience: 'parent', roll: null }),
      cell({ audience: 'director', roll: 1 }),
    ];
    const weeks = [
      { week: '2026-06-01', audience: 'student' as const, received: 14 },
      { week: '2026-06-08', audience: 'student' as const, received: 8 },
    ];
    const pace = paceOf(weeks, cells, span);
    // 30 in ten days, and 22 in the eleven days since the opening.
    expect(pace).toMatchObject({ missing: 30, needed: 21, recent: 14, total: 80, target: 80, left: 10 });
    expect(pace.weeks).toEqual(weeks.map(({ received, week }) => ({ received, week })));
  });

  it('asks for nothing after the last day, and knows no rate of an unknown number', () => {
    expect(paceOf([], [cell({})], { ...span, today: '2026-07-01' })).toMatchObject({ needed: 0, missing: 30, left: 0 });
    expect(aimOf({ roll: null, target: 0.8 })).toBeNull();
    // Stored as a float of four bytes, 80 % of 50 people are 40 and not 41.
    expect(aimOf({ roll: 50, target: Math.fround(0.8) })).toBe(40);
  });

  it('asks in the last days for all that is missing, not for more than that', () => {
    expect(paceOf([], [cell({})], { ...span, today: '2026-06-19' })).toMatchObject({ needed: 30, left: 2 });
  });

  it('begins with the week of the opening, and shows a week after the last day in which answers still came', () => {
    const late = { week: '2026-06-22', audience: 'student' as const, received: 2 };
    const { weeks } = paceOf([late], [cell({})], { ...span, opensOn: '2026-06-03', today: '2026-07-01' });
    expect(weeks.map(({ received, week }) => [week, received])).toEqual([
      ['2026-06-01', 0],
      ['2026-06-08', 0],
      ['2026-06-15', 0],
      ['2026-06-22', 2],
    ]);
  });

  it('is drawn as one bar a week and a line of the need', () => {
    const weeks = [
      { week: '2026-06-01', received: 3 },
      { week: '2026-06-08', received: 5 },
    ];
    const labels = { axis: 'ответов в неделю', needed: 'нужно 7 ответов в неделю', day: (day: string) => day };
    const svg = drawn(paceChart({ weeks, today: '2026-06-09', closesOn: '2026-06-20', needed: 6.2 }, labels, 700));
    expect(svg.querySelectorAll('rect')).toHaveLength(2);
    expect(svg.textContent).toContain('нужно 7 ответов в неделю');
    expect(
      drawn(paceChart({ weeks: [], today: '2026-06-02', closesOn: '2026-06-10', needed: 0 }, labels, 320)).textContent,
    ).not.toContain('нужно');
  });
});

describe('sealing', () => {
  const counts = (roll: number | null, sealed: number, waiting: number, rollNext: number | null = null) => ({
    roll,
    rollNext,
    sealed,
    waiting,
    leftOut: 0,
  });

  it('leaves out fewer than five of a group and what is above its people, as the server does', () => {
    expect(lostBySealing([counts(50, 10, 4)])).toBe(4);
    expect(lostBySealing([counts(50, 10, 5), counts(null, 0, 7)])).toBe(0);
    expect(lostBySealing([counts(20, 14, 9)])).toBe(3);
    expect(lostBySealing([counts(20, 16, 9)])).toBe(9);
    for (const [roll, sealed, waiting] of [
      [50, 10, 4],
      [20, 14, 9],
      [20, 16, 9],
      [10, 10, 8],
    ])
      expect(lostBySealing([counts(roll, sealed, waiting)])).toBe(
        waiting - countMoving({ waiting, room: roll - sealed }, true),
      );
  });

  it('tells answers above the number of people, of which there are none where that number is unknown', () => {
    expect(countAbove(counts(20, 15, 8))).toBe(3);
    expect(countAbove(counts(20, 10, 8))).toBe(0);
    expect(countAbove(counts(null, 10, 8))).toBe(0);
    // By a corrected number that waits for its batch, as the server counts.
    expect(countAbove(counts(20, 15, 8, 22))).toBe(1);
    expect(lostBySealing([counts(20, 16, 9, 25)])).toBe(0);
  });

  it('shows no column of what waits once it is sealed', () => {
    const cells = [
      {
        ...counts(20, 15, 0),
        leftOut: 2,
        schoolId: 1,
        audience: 'student' as const,
        grade: 6,
        target: 1,
        received: 17,
      },
    ];
    expect(apartOf(cells, 'sealed')).toEqual(['leftOut']);
    expect(apartOf(cells, 'open')).toEqual(['waiting', 'leftOut']);
    expect(apartOf([{ ...cells[0], leftOut: 0 }], 'closed')).toEqual(['waiting']);
  });

  it('is offered to whoever may end a campaign, and never together with handing out', () => {
    expect(OFFERED.closed).toEqual({ manage: [], end: ['reopen', 'seal'] });
    expect(Object.values(OFFERED.sealed).flat()).toEqual([]);
  });
});

describe('whom to remind', () => {
  it('names classes in which people are missing, the emptiest first, unknown ones last', () => {
    const link = (label: string, people: number | null, used: number) => ({
      schoolId: 1,
      audience: 'student' as const,
      grade: 6,
      code: label,
      cap: 40,
      label,
      people,
      used,
      closed: false,
    });
    const due = toRemind([link('А', 20, 18), link('Б', 25, 3), link('В', 20, 20), link('Г', null, 4)]);
    expect(due.map(({ label }) => label)).toEqual(['Б', 'А', 'Г']);
  });
});
