import { useEffect, useState } from 'react';
import type { Language } from '../../surveys/schema.ts';
import { languageNames, languages, storedLanguage, storeLanguage } from '../i18n/language.ts';
import { keepPage } from '../offline/keep-page.ts';
import { type Opened, openDesk } from './desk.ts';
import { ObservationDesk } from './ObservationDesk.tsx';
import { TEXTS } from './texts.ts';

/** The frame of the page, and what it says before there is a desk to work at. */
export function ObservationApp() {
  const [language, setLanguage] = useState<Language>(storedLanguage);
  const [opened, setOpened] = useState<Opened | null>(null);
  const texts = TEXTS[language];
  const open = () => {
    setOpened(null);
    void openDesk().then(setOpened);
  };
  useEffect(() => {
    const first = () => void openDesk().then(setOpened);
    first();
    // With the network back the page learns whether the session still holds.
    window.addEventListener('online', first);
    return () => window.removeEventListener('online', first);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = texts.title;
  }, [language, texts]);
  useEffect(() => {
    if (opened?.kind === 'desk' && opened.isFresh) keepPage('/observe/');
  }, [opened]);
  const speak = (chosen: Language) => {
    setLanguage(chosen);
    storeLanguage(chosen);
  };
  return (
    <div className="observation">
      <header className="bar">
        <a href="/work">{texts.toWork}</a>
        <fieldset className="languages" aria-label={texts.language}>
          {languages.map((each) => (
            <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => speak(each)}>
              {languageNames[each]}
            </button>
          ))}
        </fieldset>
      </header>
      <main className="screen">
        {opened === null && <p role="status">{texts.loading}</p>}
        {opened?.kind === 'desk' && (
          <ObservationDesk key={opened.desk.account.id} opened={opened} language={language} />
        )}
        {opened !== null && opened.kind !== 'desk' && (
          <>
            <h1>{texts.title}</h1>
            <p className="notice">
              {opened.kind === 'offline' && texts.first}
              {opened.kind === 'signedOut' && texts.firstSignIn}
              {opened.kind === 'forbidden' && texts.forbidden}
            </p>
            {opened.kind === 'offline' && (
              <button type="button" className="button secondary" onClick={open}>
                {texts.retry}
              </button>
            )}
            {opened.kind === 'signedOut' && <a href="/work">{texts.toSignIn}</a>}
          </>
        )}
      </main>
    </div>
  );
}
