/** The pages of the preview as HTML: the list of forms, and one form with the data that its script shows. */
import { commandTexts as words } from '../../../../surveys/command-texts.ts';
import { type Feed, questionFeeds } from '../../../../surveys/feeds.ts';
import type { Content } from '../../../../surveys/load.ts';
import type { Language } from '../../../../surveys/schema.ts';
import { audiences, type Localized, type SurveyDefinition } from '../../../../surveys/schema.ts';

/** What the page hands to its script. */
export type PreviewData = {
  definition: SurveyDefinition;
  language: Language;
  /** By question: the lines of the panel. */
  feeds: Record<string, string[]>;
  feedsNothing: string;
};

type Form = { name: string; definition: SurveyDefinition; feeds: Record<string, Feed[]> };

/** All forms with links. */
export function listPage(content: Content, language: Language): string {
  const links = forms(content).map(
    ({ name, definition }) =>
      `<li><a href="/${name}?lang=${language}">${escapeHtml(titleOf(definition, language))}</a></li>`,
  );
  const body = `<main class="list"><h1>${words.previewTitle[language]}</h1><ul>${links.join('')}</ul></main>`;
  return page(words.previewTitle[language], language, '/', body);
}

/** One form with its panel, or null when there is no such form. */
export function formPage(content: Content, name: string, language: Language): string | null {
  const form = forms(content).find((candidate) => candidate.name === name);
  if (form === undefined) return null;
  const title = titleOf(form.definition, language);
  const introduction = (form.definition.description as Localized)[language]
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`);
  const body = `<header><h1>${escapeHtml(title)}</h1>${introduction.join('')}</header>
<div class="columns"><main id="form"></main>
<aside aria-labelledby="panel"><h2 id="panel">${words.panelTitle[language]}</h2><p>${words.panelHint[language]}</p><dl id="feeds"></dl></aside></div>
<script type="application/json" id="data">${embedded(previewData(form, language))}</script>
<script src="/preview.js"></script>`;
  return page(title, language, `/${name}`, body);
}

function forms(content: Content): Form[] {
  return [
    ...audiences.map((name) => ({
      name,
      definition: content.questionnaires[name].definition,
      feeds: questionFeeds(content.riskModel, name),
    })),
    ...Object.entries(content.forms).map(([name, definition]) => ({ name, definition, feeds: {} })),
  ];
}

function previewData({ definition, feeds }: Form, language: Language): PreviewData {
  const line = (feed: Feed): string =>
    [feed.factor, feed.title?.[language], words.roles[feed.role][language]]
      .filter((part) => part !== undefined)
      .join(' · ');
  const lines = Object.entries(feeds).map(([name, own]) => [name, [...new Set(own.map(line))]]);
  return { definition, language, feeds: Object.fromEntries(lines), feedsNothing: words.feedsNothing[language] };
}

function page(title: string, language: Language, path: string, body: string): string {
  const other = language === 'ru' ? 'en' : 'ru';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/preview.css"></head><body>
<nav><a href="/?lang=${language}">${words.allForms[language]}</a> <a href="${path}?lang=${other}" lang="${other}">${words.otherLanguage[language]}</a></nav>
${body}</body></html>`;
}

function titleOf(definition: SurveyDefinition, language: Language): string {
  return (definition.title as Localized)[language];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** JSON inside a script element: a closing tag in a text must not end it. */
function embedded(data: PreviewData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
