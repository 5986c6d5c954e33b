/** What a page speaks with: `t` of i18next, the language, content in that language, and numbers. */
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language, Localized } from '../../surveys/schema.ts';
import { type Formats, formats } from './format.ts';

export type Words = Formats & {
  t: TFunction;
  language: Language;
  /** A text of the content in the language of the page. */
  say(text: Localized): string;
};

export function createWords(t: TFunction, language: Language): Words {
  return { ...formats(language), t, language, say: (text) => text[language] };
}

export function useWords(): Words {
  const { i18n, t } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'ru';
  return useMemo(() => createWords(t, language), [t, language]);
}
