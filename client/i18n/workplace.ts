/** Starts i18next for the workplace; keys of `t` are checked against the Russian texts. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { storedLanguage, storeLanguage } from './language.ts';
import { type RussianTexts, ru } from './ru.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: RussianTexts };
  }
}

export async function startTexts(): Promise<void> {
  const language = storedLanguage();
  i18next.on('languageChanged', (chosen) => storeLanguage(chosen === 'en' ? 'en' : 'ru'));
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ru',
    resources: { ru: { translation: ru }, en: { translation: en } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  storeLanguage(language);
}
