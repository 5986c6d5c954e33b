import { describe, expect, it } from 'vitest';
import { isCalendarDay } from '../../surveys/calendar-day.ts';

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
