import type { Language } from '../../../surveys/schema.ts';

/** Puts values into the places {name} of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** Made once: making one takes longer than a whole page with it. */
const dayFormat = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const DAY_FORMATS: Record<Language, Intl.DateTimeFormat> = { ru: dayFormat('ru-RU'), en: dayFormat('en-GB') };

/** @param day YYYY-MM-DD */
export function dayName(language: Language, day: string): string {
  return DAY_FORMATS[language].format(new Date(`${day}T00:00:00Z`));
}

/** For instance «7 июня 2026 г. в 12:00». @param timeZone an IANA name */
export function momentName(language: Language, timeZone: string, moment: Date): string {
  const locale = language === 'ru' ? 'ru-RU' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment);
}
