/** The sentences of the page in the chosen language. */
import type { Language } from '../../surveys/schema.ts';
import { observation as english } from '../i18n/en/observation.ts';
import { observation as russian } from '../i18n/ru/observation.ts';
import type { Texts } from '../i18n/texts.ts';

export type ObservationTexts = Texts<typeof russian>;
export const TEXTS: Record<Language, ObservationTexts> = { ru: russian, en: english };

/** Puts values in the place of `{{name}}`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/{{(\w+)}}/g, (_, name: string) => String(values[name] ?? ''));
}
