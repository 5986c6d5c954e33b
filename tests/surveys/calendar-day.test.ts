import { describe, expect, it } from 'vitest';
import { isCalendarDay, readDay } from '../../surveys/calendar-day.ts';

describe('a day of the calendar', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-31', false],
    ['2026-13-01', false],
    ['2026-02', false],
    ['2026-02-28T10:00', false],
    ['', false],
  ])('%j is one: %s', (text, isOne) => {
    expect(isCalendarDay(text)).toBe(isOne);
  });
});

describe('a day in a table', () => {
  it.each([
    ['01.09.2026', '2026-09-01'],
    ['2026-09-01', '2026-09-01'],
    ['2026-09-01T00:00:00.000Z', '2026-09-01'],
    ['31.02.2026', null],
    ['2026-02-31', null],
    ['1.9.2026', null],
    ['09.2026', null],
    ['', null],
  ])('%j is %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});
