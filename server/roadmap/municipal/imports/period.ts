/** Reads when an activity runs as orders write it: days, months, quarters, "during the year". */

import { endOfMonth } from 'date-fns/endOfMonth';
import { isValid } from 'date-fns/isValid';
import { fold } from '../../../../surveys/fold.ts';
import { dayOf } from '../../../ground/days.ts';
import { fileWords } from '../../../ground/tables/file-words.ts';

const words = fileWords.roadmaps;

export type Period = { from: string; to: string };

/** A day, or a month as a whole; `year` is null where none is written beside it. */
type WrittenDay = { day: number | null; month: number; year: number | null };

const DAY = /(\d{4})-(\d{2})-(\d{2})|(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?/g;
const ROMAN = ['i', 'ii', 'iii', 'iv'];
const MAY = 4;
/** The stem of May is two letters that other words begin with too. */
const LONGEST_MAY = 3;

/** @returns null for a day that the calendar does not have */
function placedDay({ day, month, year }: WrittenDay, fallback: number, isEnd: boolean): string | null {
  const at = year ?? fallback;
  if (day === null) return dayOf(isEnd ? endOfMonth(new Date(at, month, 1)) : new Date(at, month, 1));
  const date = new Date(at, month, day);
  return isValid(date) && date.getMonth() === month ? dayOf(date) : null;
}

function writtenDays(text: string): WrittenDay[] {
  return [...text.matchAll(DAY)].map(([, isoYear, isoMonth, isoDay, day, month, year]) =>
    isoYear === undefined
      ? { day: Number(day), month: Number(month) - 1, year: year === undefined ? null : Number(year) }
      : { day: Number(isoDay), month: Number(isoMonth) - 1, year: Number(isoYear) },
  );
}

function monthOf(word: string): number {
  return words.months.findIndex(
    (stem, month) => word.startsWith(stem) && (month !== MAY || word.length <= LONGEST_MAY),
  );
}

/** Months with the day before and the year after them, where these are written. */
function writtenMonths(tokens: string[]): WrittenDay[] {
  return tokens.flatMap((token, index) => {
    const month = monthOf(token);
    if (month < 0) return [];
    const [before = '', after = ''] = [tokens[index - 1], tokens[index + 1]];
    return [
      {
        day: /^\d{1,2}$/.test(before) ? Number(before) : null,
        month,
        year: /^\d{4}$/.test(after) ? Number(after) : null,
      },
    ];
  });
}

function writtenQuarters(tokens: string[], year: number): Period | null {
  if (!tokens.some((token) => token.startsWith(words.quarter))) return null;
  const quarters = tokens.flatMap((token) => {
    const quarter = ROMAN.includes(token) ? ROMAN.indexOf(token) : /^[1-4]$/.test(token) ? Number(token) - 1 : -1;
    return quarter < 0 ? [] : [quarter];
  });
  if (quarters.length === 0) return null;
  const [first, last] = [Math.min(...quarters), Math.max(...quarters)];
  return { from: dayOf(new Date(year, first * 3, 1)), to: dayOf(endOfMonth(new Date(year, last * 3 + 2, 1))) };
}

/** The first and the last place; a year that stands at the end alone holds for both. */
function between(places: WrittenDay[], year: number, isUntil: boolean): Period | null {
  const [first, last] = [places[0], places[places.length - 1]];
  const end = last.year ?? year;
  const to = placedDay(last, end, true);
  const from = isUntil && places.length === 1 ? `${end}-01-01` : placedDay(first, end, false);
  return from === null || to === null ? null : { from, to };
}

/**
 * @param year for what is written without one
 * @returns null where no time is recognised; `from` may lie after `to`, as it was written
 */
export function readPeriod(written: string, year: number): Period | null {
  const text = fold(written);
  if (words.wholeYear.some((phrase) => text.includes(phrase))) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const isUntil = words.until.some((word) => text.startsWith(`${word} `));
  const days = writtenDays(text);
  if (days.length > 0) return between(days, year, isUntil);
  const tokens = text.split(/[^\p{L}\d]+/u).filter((token) => token !== '');
  const months = writtenMonths(tokens);
  return months.length > 0 ? between(months, year, isUntil) : writtenQuarters(tokens, year);
}
