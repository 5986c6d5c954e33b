/** What printed sheets say, in both languages. */
import type { AnonymousAudience, Localized } from '../../../surveys/schema.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import texts from './texts.json' with { type: 'json' };

export type Language = keyof Localized;

export const textsIn = (language: Language) => texts[language];

/** Puts values into the places {name} of a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** For instance «ученики, 6 класс». */
export function groupName(language: Language, audience: AnonymousAudience, grade: number): string {
  const { audience: names, grade: withGrade } = texts[language];
  return grade === ALL_GRADES ? names[audience] : fill(withGrade, { audience: names[audience], grade });
}

const LOCALES: Record<Language, string> = { ru: 'ru-RU', en: 'en-GB' };

/** @param day YYYY-MM-DD */
export function dayName(language: Language, day: string): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
