/** Numbers and dates in the language of the page. */
import type { Language } from '../../surveys/schema.ts';

export type Formats = {
  /** @param digits digits after the point, none by default */
  number(value: number, digits?: number): string;
  /** @param share 0–1 */
  percent(share: number): string;
  /** @param day YYYY-MM-DD */
  day(day: string): string;
  /** The short name of a day of the week. @param day YYYY-MM-DD */
  weekday(day: string): string;
  /** The name of a month. @param month 1–12 */
  month(month: number): string;
  /** @param moment an ISO date and time */
  moment(moment: string): string;
};

const LOCALES: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

/** Formats of Intl are slow to make and never change, and every row of a page asks for them. */
const made = new Map<Language, Formats>();

export function formats(language: Language): Formats {
  const known = made.get(language) ?? makeFormats(language);
  made.set(language, known);
  return known;
}

function makeFormats(language: Language): Formats {
  const locale = LOCALES[language];
  const decimals = new Map<number, Intl.NumberFormat>();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  return {
    number: (value, digits = 0) => {
      // Zero has no sign, also when it was rounded from below; a negative number has a minus, not a hyphen.
      const rounded = Number(value.toFixed(digits)) + 0;
      const format = decimals.get(digits) ?? decimal(locale, digits);
      decimals.set(digits, format);
      return format.format(rounded).replace('-', '\u2212');
    },
    percent: (share) => percent.format(share),
    day: (value) => day.format(new Date(`${value}T00:00:00Z`)),
    weekday: (value) => weekday.format(new Date(`${value}T00:00:00Z`)),
    month: (value) => month.format(new Date(Date.UTC(2026, value - 1, 15))),
    moment: (value) => moment.format(new Date(value)),
  };
}

function decimal(locale: string, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
