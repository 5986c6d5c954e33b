/** Words of the district that stand in the texts of forms as `{name}`. */
import type { Localized, SurveyDefinition } from './schema.ts';
import type { Settings } from './settings.ts';

/** The placeholders that a text may hold. */
export const placeholders = ['helplinePhone', 'helplineNote'];

/** A copy of the definition with `{helplinePhone}` and `{helplineNote}` replaced in introduction and closing. */
export function fillPlaceholders(definition: SurveyDefinition, settings: Settings): SurveyDefinition {
  const copy = { ...definition };
  for (const key of ['description', 'completedHtml']) {
    const text = definition[key] as Localized | undefined;
    if (text !== undefined) copy[key] = { ru: fill(text.ru, 'ru', settings), en: fill(text.en, 'en', settings) };
  }
  return copy;
}

/** Names in braces that are no placeholder of Opora. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!).filter((name) => !placeholders.includes(name));
}

function fill(text: string, language: keyof Localized, settings: Settings): string {
  return text
    .replaceAll('{helplinePhone}', escapeHtml(settings.helpline.phone))
    .replaceAll('{helplineNote}', escapeHtml(settings.helpline.note[language]));
}

/** The closing page is markup, so what an editor writes into the settings must stay text. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
