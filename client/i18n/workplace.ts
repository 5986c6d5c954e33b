/** Starts i18next for the workplace; keys of `t` are checked against the Russian texts. */
import { useQuery } from '@tanstack/react-query';
import i18next, { type BackendModule } from 'i18next';
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

/** Whether somebody has opened a page: then languages come whole. */
let arePagesWanted = false;

const texts: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(code, _namespace, told) {
    const language = languageOf(code);
    (arePagesWanted ? WHOLE[language]() : FRAME[language]()).then(
      (found) => told(null, found),
      // Asked again a few times.
      (error: Error) => told(error, true),
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

/** Adds what pages say in the language of the moment. A language of which only the frame is known is forgotten, so that it comes whole. */
async function loadPageTexts(): Promise<true> {
  arePagesWanted = true;
  const language = languageOf(i18next.language);
  const found = await WHOLE[language]();
  i18next.addResourceBundle(language, 'translation', found, true, true);
  for (const other of languages) if (other !== language) i18next.removeResourceBundle(other, 'translation');
  return true;
}

/** @param areWanted whether a page is about to be shown @returns whether its texts are there, or why they are not */
export const usePageTexts = (areWanted: boolean) =>
  useQuery({
    queryKey: ['pageTexts'],
    queryFn: loadPageTexts,
    enabled: areWanted,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
