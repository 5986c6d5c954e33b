/** Starts i18next for the workplace; keys of `t` are checked against the Russian texts. */
import i18next, { type BackendModule } from 'i18next';
import { useEffect, useSyncExternalStore } from 'react';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../surveys/schema.ts';
import { languages, storedLanguage, storeLanguage } from './language.ts';
import type { RussianTexts } from './ru.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: RussianTexts };
  }
}

/** Texts come when they are needed: those of pages once somebody opens one, and of one language, for most never read another. */
const FRAME = {
  ru: () => import('./ru-frame.ts').then(({ ruFrame }) => ruFrame),
  en: () => import('./en-frame.ts').then(({ enFrame }) => enFrame),
};
const WHOLE = {
  ru: () => import('./ru.ts').then(({ ru }) => ru),
  en: () => import('./en.ts').then(({ en }) => en),
};

const languageOf = (code: string): Language => (code === 'en' ? 'en' : 'ru');

let arePagesWanted = false;
const whole = new Set<Language>();

const texts: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(code, _namespace, told) {
    const language = languageOf(code);
    const asked = arePagesWanted ? WHOLE[language]() : FRAME[language]();
    const isWhole = arePagesWanted;
    asked.then(
      (found) => {
        if (isWhole) whole.add(language);
        told(null, found);
      },
      (error: Error) => told(error, false),
    );
  },
};

export async function startTexts(): Promise<void> {
  const language = storedLanguage();
  i18next.on('languageChanged', (chosen) => storeLanguage(languageOf(chosen)));
  await i18next
    .use(texts)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: [...languages],
      // Each language has every text: the types see to it.
      fallbackLng: false,
      // React escapes what it renders.
      interpolation: { escapeValue: false },
      // The page in the language before stays until the other one is there.
      react: { useSuspense: false, bindI18nStore: 'added' },
    });
  storeLanguage(language);
}

/** Loads what pages say in the language of the moment; a language that is chosen later comes whole. */
async function loadPageTexts(): Promise<void> {
  arePagesWanted = true;
  const language = languageOf(i18next.language);
  if (whole.has(language)) return;
  const found = await WHOLE[language]();
  whole.add(language);
  i18next.addResourceBundle(language, 'translation', found, true, true);
}

const hasPageTexts = (): boolean => whole.has(languageOf(i18next.language));

function onTexts(told: () => void): () => void {
  i18next.on('languageChanged', told);
  i18next.store.on('added', told);
  return () => {
    i18next.off('languageChanged', told);
    i18next.store.off('added', told);
  };
}

/** @param areWanted whether a page is about to be shown @returns whether its texts are there */
export function usePageTexts(areWanted: boolean): boolean {
  useEffect(() => {
    if (areWanted) void loadPageTexts();
  }, [areWanted]);
  return useSyncExternalStore(onTexts, hasPageTexts);
}
