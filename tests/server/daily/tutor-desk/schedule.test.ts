/** Proposed visits: what must hold of every plan, and plans small enough to be checked by hand. */
import { formatISO } from 'date-fns/formatISO';
import { parseISO } from 'date-fns/parseISO';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSchoolDay, proposeVisits, schoolDays, wantedVisits } from '../../../../server/daily/tutor-desk/schedule.ts';

const school = (schoolId: number, points: number, booked: string[] = []) => ({ schoolId, points, booked });

describe('days on which schools work', () => {
  it.each([
    ['2026-09-01', true, 'a Tuesday'],
    ['2026-09-05', false, 'a Saturday'],
    ['2026-02-23', false, 'a public holiday on a Monday'],
    ['2026-07-15', false, 'summer'],
    ['2026-11-02', false, 'the autumn holidays'],
    ['2027-01-08', false, 'the winter holidays'],
    ['2026-12-28', true, 'the last Monday of the year'],
  ])('%s: %s, %s', (day, expected) => {
    expect(isSchoolDay(day)).toBe(expected);
  });
});

describe('a proposal of visits', () => {
  it('gives one visit, and one more for each five points, at most four', () => {
    expect([0, 4, 5, 9, 10, 15, 40].map(wantedVisits)).toEqual([1, 1, 2, 2, 3, 4, 4]);
  });

  it('begins with the neediest school and spreads its visits', () => {
    const visits = proposeVisits([school(1, 2), school(2, 12)], '2026-09-01', '2026-10-23');
    expect(visits.map(({ schoolId }) => schoolId)).toEqual([2, 2, 1, 2]);
    expect(visits[0].on).toBe('2026-09-01');
    expect(new Set(visits.map(({ on }) => on)).size).toBe(4);
  });

  it('counts visits that are planned already', () => {
    const booked = ['2026-09-10', '2026-10-08'];
    expect(proposeVisits([school(1, 6, booked)], '2026-09-01', '2026-10-23')).toEqual([]);
    expect(proposeVisits([school(1, 12, booked)], '2026-09-01', '2026-10-23')).toHaveLength(1);
  });

  it('proposes nothing where no school works', () => {
    expect(proposeVisits([school(1, 20)], '2026-06-15', '2026-08-15')).toEqual([]);
    expect(proposeVisits([school(1, 20)], '2026-09-10', '2026-09-01')).toEqual([]);
    expect(proposeVisits([], '2026-09-01', '2026-12-01')).toEqual([]);
  });

  it('holds its promises in every plan', () => {
    const day = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-06-30'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const schools = fc
      .array(fc.record({ points: fc.nat({ max: 30 }), booked: fc.array(day, { maxLength: 3 }) }), { maxLength: 12 })
      .map((list) => list.map((each, index) => ({ ...each, schoolId: index + 1 })));
    fc.assert(
      fc.property(schools, day, fc.nat({ max: 200 }), (given, from, length) => {
        const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
        const visits = proposeVisits(given, from, to);
        const days = visits.map(({ on }) => on);
        const bookedDays = given.flatMap(({ booked }) => booked);
        expect(days).toEqual(days.toSorted());
        expect(new Set(days).size).toBe(days.length);
        for (const on of days) {
          expect(on >= from && on <= to && isSchoolDay(on)).toBe(true);
          expect(bookedDays).not.toContain(on);
        }
        const weeks = Map.groupBy(days, (on) => formatISO(startOfISOWeek(parseISO(on)), { representation: 'date' }));
        for (const each of weeks.values()) expect(each.length).toBeLessThanOrEqual(2);
        const open = schoolDays(from, to);
        for (const { booked, points, schoolId } of given) {
          const own = visits.filter((visit) => visit.schoolId === schoolId).map(({ on }) => open.indexOf(on));
          const within = booked.filter((each) => open.includes(each)).length;
          expect(own.length).toBeLessThanOrEqual(Math.max(0, wantedVisits(points) - within));
          for (const [index, at] of own.entries())
            if (index > 0) expect(at - own[index - 1]).toBeGreaterThanOrEqual(10);
        }
      }),
    );
  });
});
