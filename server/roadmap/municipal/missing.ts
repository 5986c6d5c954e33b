/** What is missing, in words. */
import type { Localized } from '../../../surveys/schema.ts';
import texts from './missing-texts.json' with { type: 'json' };
import type { Missing } from './rules/types.ts';

/** @returns the sentence for a code, with the number in its place; without one where it is not told */
export function missingText({ count, what }: Pick<Missing, 'count' | 'what'>): Localized {
  const { en, ru } = texts[what as keyof typeof texts];
  const fill = (text: string) =>
    count === null ? text.replace(': {count}', '') : text.replace('{count}', String(count));
  return { ru: fill(ru), en: fill(en) };
}
