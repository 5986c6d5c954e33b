import { describe, expect, it } from 'vitest';
import { daysWithin, readDay } from '../../surveys/written-day.ts';

describe('a day in a table', () => {
  it.each([
    '01.09.2026',
    '1.9.2026',
    '1.9.26',
    '01.09.26 г.',
    '01.09.2026г.',
    '01.09.2026 0:00:00',
    '01/09/2026',
    '01-09-2026',
    '2026-09-01',
    '2026-09-01T00:00:00.000Z',
    '2026.09.01',
    '2026/9/1',
    '1 сентября 2026 г.',
    '«01» сентября 2026 года',
    '01 сен 2026',
    '01-сен-2026',
    '1 сент. 2026',
    '1\u00A0Сентября\u00A02026',
    'на 01.09.2026',
    'по состоянию на 1 сентября 2026 г.',
    '1 September 2026',
    'September 1, 2026',
    'Sep 1 2026',
  ])('is written %s', (text) => {
    expect(readDay(text)).toBe('2026-09-01');
  });

  it.each(['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'])(
    'knows the month %s',
    (month) => {
      const whole = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября'];
      const name = [...whole, 'ноября', 'декабря'].find((each) => each.startsWith(month)) ?? '';
      const number = String([...whole, 'ноября', 'декабря'].indexOf(name) + 1).padStart(2, '0');
      expect([readDay(`5 ${month} 2026`), readDay(`5 ${name} 2026`)]).toEqual([
        `2026-${number}-05`,
        `2026-${number}-05`,
      ]);
    },
  );

  it.each([
    ['a day that the calendar lacks', '31.02.2026'],
    ['such a day in the other order', '2026-02-31'],
    ['a month alone', '09.2026'],
    ['a month in words alone', 'сентябрь 2026'],
    ['the month first, as American tables have it', '09/13/2026'],
    ['slashes and a short year, which may have the month first', '9/1/26'],
    ['different signs', '01.09/2026'],
    ['two days', '01.09.2026 – 02.09.2026'],
    ['the number of a day', '46266'],
    ['a year', '2026'],
    ['a school year', '2025/26'],
    ['a word', 'сегодня'],
    ['nothing', ''],
  ])('is never guessed from %s', (_, text) => {
    expect(readDay(text)).toBeNull();
  });
});

describe('the days within a title', () => {
  it.each([
    ['Светлореченский район, на начало 2025/26 учебного года (20.09.2025)', ['2025-09-20']],
    ['Численность по состоянию на 1 сентября 2026 г.', ['2026-09-01']],
    ['с 01.09.2026 по 31.12.2026', ['2026-09-01', '2026-12-31']],
    ['Приказ № 12.05.2026-П', []],
    ['Форма 1.12.3.2026', []],
    ['Сведения формы № ОО-1', []],
  ])('%s: %j', (text, days) => {
    expect(daysWithin(text)).toEqual(days);
  });
});
