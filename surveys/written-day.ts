/** Days as people write them, in cells and titles of tables and in both languages. Pure. */
import { isCalendarDay } from './calendar-day.ts';
import { fold } from './fold.ts';

/** The names of the months in order, whole, declined and as people shorten them, in both languages. */
const MONTHS =
  'янв(?:ар[ья])?|jan(?:uary)?,фев(?:р(?:ал[ья])?)?|feb(?:ruary)?,март?а?|mar(?:ch)?,апр(?:ел[ья])?|apr(?:il)?,ма[йя]|may,июн[ья]?|june?,июл[ья]?|july?,авг(?:уста?)?|aug(?:ust)?,сент?(?:ябр[ья])?|sept?(?:ember)?,окт(?:ябр[ья])?|oct(?:ober)?,ноя(?:б(?:р[ья])?)?|nov(?:ember)?,дек(?:абр[ья])?|dec(?:ember)?'.split(
    ',',
  );
const MONTH = `(?:${MONTHS.join('|')})\\.?`;
const EACH_MONTH = MONTHS.map((pattern) => new RegExp(`^(?:${pattern})\\.?$`));
const YEAR = String.raw`(\d{4})(?: ?г(?:\.|ода)?)?`;
/** A time of day says nothing more of the day. */
const TIME = String.raw`(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?`;

/**
 * The ways to write a day. With points the day stands first, and years of two digits are those of our century. With slashes and such a
 * year the table may be of an American Excel, which puts the month first: that is never guessed.
 */
const WRITINGS: { pattern: string; parts: readonly ('day' | 'month' | 'year')[] }[] = [
  { pattern: `(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})${TIME}`, parts: ['year', 'month', 'day'] },
  { pattern: `(\\d{1,2})([-./])(\\d{1,2})\\2${YEAR}${TIME}`, parts: ['day', 'month', 'year'] },
  { pattern: String.raw`(\d{1,2})\.(\d{1,2})\.(\d{2})(?: ?г(?:\.|ода)?)?`, parts: ['day', 'month', 'year'] },
  { pattern: `(\\d{1,2})[ -](${MONTH})[ -],?${YEAR}`, parts: ['day', 'month', 'year'] },
  { pattern: `(${MONTH}) (\\d{1,2}),? ${YEAR}`, parts: ['month', 'day', 'year'] },
];
const WHOLE = WRITINGS.map(({ parts, pattern }) => ({
  parts,
  test: new RegExp(`^(?:(?:по состоянию )?на |с |as of |on )?${pattern}$`),
}));
const WITHIN = WRITINGS.map(({ parts, pattern }) => ({
  parts,
  test: new RegExp(`(?<![\\p{L}\\d./-])${pattern}(?![\\p{L}\\d]|[./-][\\p{L}\\d])`, 'gu'),
}));

/**
 * The day in a cell of a table, in any usual writing: `01.09.2026`, `1.9.26`, `01/09/2026`, `2026-09-01`, `1 сентября 2026 г.`, `01 сен 2026`.
 *
 * @returns YYYY-MM-DD; null when the text names no day, more than one, or one that the calendar lacks
 */
export function readDay(text: string): string | null {
  const folded = fold(text);
  for (const { parts, test } of WHOLE) {
    const found = test.exec(folded);
    if (found) return dayOf(found, parts);
  }
  return null;
}

/** The days that a longer text names, for instance the title of a table, each once, in the order of the writings. */
export function daysWithin(text: string): string[] {
  const folded = fold(text);
  const found = WITHIN.flatMap(({ parts, test }) => [...folded.matchAll(test)].map((match) => dayOf(match, parts)));
  return [...new Set(found.filter((day) => day !== null))];
}

function dayOf(match: RegExpExecArray, parts: readonly ('day' | 'month' | 'year')[]): string | null {
  // The sign between the numbers is caught too, so that both are the same.
  const caught = match.slice(1).filter((part) => part !== undefined && !/^[-./]$/.test(part));
  const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => caught[parts.indexOf(part)]);
  const number = /^\d+$/.test(month) ? Number(month) : EACH_MONTH.findIndex((each) => each.test(month)) + 1;
  const read = [year.padStart(4, '20'), String(number).padStart(2, '0'), day.padStart(2, '0')].join('-');
  return isCalendarDay(read) ? read : null;
}
