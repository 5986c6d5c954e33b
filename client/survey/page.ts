/** The frame of the respondents' page: a bar with the language switch, and one screen under it. */
import type { Language, Localized } from '../../surveys/schema.ts';
import { survey as english } from '../i18n/en/answering/survey.ts';
import { languageNames, languages, storedLanguage, storeLanguage } from '../i18n/language.ts';
import { survey as russian } from '../i18n/ru/answering/survey.ts';
import type { Texts } from '../i18n/texts.ts';
import { element } from './element.ts';

export type SurveyTexts = Texts<typeof russian>;

/** Draws a screen in a language; called again when the language changes. */
export type Screen = (texts: SurveyTexts, language: Language) => Node[];

export type Page = { show(screen: Screen): void };

const TEXTS: Record<Language, SurveyTexts> = { ru: russian, en: english };

/** A sentence of the page in both languages, to be kept with what it is about. */
export function inBoth(say: (texts: SurveyTexts) => string): Localized {
  return { ru: say(russian), en: say(english) };
}

export function createPage(root: HTMLElement): Page {
  let language = storedLanguage();
  let screen: Screen = () => [];
  const main = element('main', { class: 'screen' });
  const buttons = languages.map((each) =>
    element('button', { type: 'button', lang: each, click: () => speak(each) }, languageNames[each]),
  );
  const choice = element('div', { class: 'languages', role: 'group' }, ...buttons);
  const privacy = element('a', { href: '/privacy' });
  const footer = element('footer', { class: 'foot' }, privacy);
  root.replaceChildren(element('header', { class: 'bar' }, choice), main, footer);

  function draw(): void {
    document.documentElement.lang = language;
    choice.setAttribute('aria-label', TEXTS[language].language);
    privacy.textContent = TEXTS[language].privacyLink;
    footer.hidden = location.pathname === '/privacy';
    buttons.forEach((button, index) => {
      button.setAttribute('aria-pressed', String(languages[index] === language));
    });
    main.replaceChildren(...screen(TEXTS[language], language));
    const heading = main.querySelector('h1');
    if (heading?.textContent) document.title = heading.textContent;
  }

  function speak(chosen: Language): void {
    language = chosen;
    storeLanguage(chosen);
    draw();
  }

  return {
    show(next) {
      const isFirst = screen.length === 0;
      screen = next;
      draw();
      // The heading takes the focus, so that a screen reader reads the new screen from its beginning.
      if (!isFirst) main.querySelector<HTMLElement>('h1')?.focus();
      window.scrollTo(0, 0);
    },
  };
}
