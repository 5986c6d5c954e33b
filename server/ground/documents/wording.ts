import type { Language } from '../../../surveys/schema.ts';

/** Puts values into the places {name} of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

const LOCALES: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

/** @param day YYYY-MM-DD */
export function dayName(language: Language, day: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
