/** Runs in the browser: shows the form and, beside it, what each question of the current page feeds. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'survey-core/i18n/russian';
import { Model } from 'survey-core';
import { Survey } from 'survey-react-ui';
import type { PreviewData } from './preview-page.ts';

const data: PreviewData = JSON.parse(document.getElementById('data')!.textContent!);
const model = new Model(data.definition);
model.locale = data.language;
// The default teal of SurveyJS is too pale on white to be read.
model.applyTheme({
  cssVariables: { '--sjs-primary-backcolor': '#0b6b61', '--sjs2-color-project-brand-600': '#0b6b61' },
});
model.onCurrentPageChanged.add(showFeeds);
model.onVisibleChanged.add(showFeeds);
model.onComplete.add(showFeeds);
createRoot(document.getElementById('form')!).render(createElement(Survey, { model }));
showFeeds();

function showFeeds(): void {
  const questions = model.state === 'running' ? model.currentPage.questions : [];
  const entries = questions.flatMap((question: { name: string; title: string; isVisible: boolean }) => {
    if (!question.isVisible) return [];
    const lines = data.feeds[question.name] ?? [data.feedsNothing];
    return [element('dt', `${question.name}: ${question.title}`), ...lines.map((line) => element('dd', line))];
  });
  document.getElementById('feeds')!.replaceChildren(...entries);
}

function element(tag: 'dt' | 'dd', text: string): HTMLElement {
  const node = document.createElement(tag);
  node.textContent = text;
  return node;
}
