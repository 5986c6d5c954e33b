/** The language of the interface: chosen once, kept on this device. */
import type { Language } from '../../surveys/schema.ts';

export const languages: readonly Language[] = ['ru', 'en'];

/** A language is named in itself, so that whoever needs it can read it. */
export const languageNames: Record<Language, string> = { ru: 'Русский', en: 'English' };

const KEY = 'opora-language';

/** The language chosen before on this device; Russian where none was, or where the store is closed to us. */
export function storedLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'ru';
  } catch {
    return 'ru';
  }
}

/** Keeps the choice and tells the browser and screen readers which language the page speaks. */
export function storeLanguage(language: Language): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing still shows the page in the chosen language until it is left.
  }
}
