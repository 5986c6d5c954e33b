import { describe, expect, it } from 'vitest';
import * as client from '../../../client/days.ts';
import * as server from '../../../server/ground/days.ts';

describe.each([
  ['the pages', client],
  ['the server', server],
])('days of %s', (_, { dayAfter, dayBefore, daysBetween, yearOf }) => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-29', 30, '2026-04-28'],
    ['2027-01-01', -1, '2026-12-31'],
    ['1899-12-30', 46_000, '2025-12-09'],
    ['2026-06-01', 0, '2026-06-01'],
  ])('%s and %i days make %s', (from, days, to) => {
    expect(dayAfter(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
    expect(daysBetween(to, from)).toBe(-days || 0);
  });

  it('know the day before and the year', () => {
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
    expect(yearOf('2026-03-01')).toBe(2026);
  });
});

describe('days of the server', () => {
  it('are moved into a year by as little as it takes', () => {
    expect(server.nearestInYear('2026-05-04', 2026)).toBe('2026-05-04');
    expect(server.nearestInYear('2025-05-04', 2026)).toBe('2026-01-01');
    expect(server.nearestInYear('2027-01-01', 2026)).toBe('2026-12-31');
  });
});
