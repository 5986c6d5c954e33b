/** The page "What we store": every table that an answer touches, column by column. */
import type { Language } from '../../surveys/schema.ts';
import { privacy as english } from '../i18n/en/public/privacy.ts';
import { privacy as russian } from '../i18n/ru/public/privacy.ts';
import type { Texts } from '../i18n/texts.ts';
import { element, heading } from './element.ts';
import type { Screen } from './page.ts';

type PrivacyTexts = Texts<typeof russian>;

const TEXTS: Record<Language, PrivacyTexts> = { ru: russian, en: english };

export const privacyScreen: Screen = (_texts, language) => {
  const texts = TEXTS[language];
  return [
    heading(texts.title),
    element('p', { class: 'paragraph' }, texts.lead),
    ...list(texts.nothingTitle, texts.nothing),
    ...list(texts.visibleTitle, texts.visible),
    element('h2', {}, texts.deviceTitle),
    element('p', { class: 'paragraph' }, texts.device),
    element('h2', {}, texts.tablesTitle),
    element('p', { class: 'paragraph' }, texts.results),
    ...Object.entries(texts.tables).flatMap(([name, table]) => tableNodes(name, table, texts.columns)),
  ];
};

function tableNodes(name: string, table: { about: string; columns: Record<string, string> }, caption: string): Node[] {
  const rows = Object.entries(table.columns).flatMap(([column, meaning]) => [
    element('dt', {}, element('code', {}, column)),
    element('dd', {}, meaning),
  ]);
  return [
    element('h3', {}, element('code', {}, name)),
    element('p', { class: 'paragraph' }, table.about),
    element('details', {}, element('summary', {}, caption), element('dl', {}, ...rows)),
  ];
}

function list(title: string, items: Record<string, string>): Node[] {
  return [element('h2', {}, title), element('ul', {}, ...Object.values(items).map((item) => element('li', {}, item)))];
}
