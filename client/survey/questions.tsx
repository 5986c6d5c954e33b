/** The questions, behind the introduction: SurveyJS and what draws it come only with this chunk. */
import { createRoot } from 'react-dom/client';
import type { Model } from 'survey-core';
import type { SurveyResponse } from '../../server/answering/submissions/schemas.ts';
import { FormView } from '../forms/FormView.tsx';
import type { Answers, Memory } from '../forms/memory.ts';
import { createFormModel } from '../forms/model.ts';
import { uuid } from '../uuid.ts';
import { element, heading } from './element.ts';
import { createPace } from './pace.ts';
import type { Screen } from './page.ts';
import { formTexts } from './screens.ts';

export type Finished = { id: string; answers: Answers; hurried: boolean };

export type Asking = {
  finish(finished: Finished): void;
  /** The browser's back button led out of the first page. */
  leave(): void;
  /** The draft was finished or begun anew in another tab. */
  elsewhere(): void;
  /** The questions could not be drawn. */
  fail(): void;
};

/** @returns the screen of the questions; every answer is remembered on this phone at once */
export function askQuestions(
  survey: SurveyResponse,
  memory: Memory,
  { elsewhere, fail, finish, leave }: Asking,
): Screen {
  const { draft } = memory.read();
  const id = draft?.id ?? uuid();
  const model = createFormModel(survey.form);
  if (draft) {
    model.data = draft.answers;
    model.currentPageNo = draft.page;
  }
  const pace = createPace(() => performance.now(), draft !== undefined);
  const remember = () => memory.write({ draft: { id, answers: model.data, page: model.currentPageNo } });
  remember();
  model.onValueChanged.add(remember);
  model.onValueChanged.add(() => pace.note());
  model.onCurrentPageChanged.add(remember);
  const container = element('div', { class: 'questions' });
  const root = createRoot(container);
  const stopWalking = walkPages(model, container, () => stop(leave));
  const stopWatching = memory.watch(({ draft: now }) => {
    if (now?.id !== id) stop(elsewhere);
    // Only the tab in front is typed into; this one takes over what was answered there.
    else if (document.hidden || !document.hasFocus()) model.data = now.answers;
  });
  function stop(then: () => void): void {
    stopWalking();
    stopWatching();
    root.unmount();
    then();
  }
  model.onComplete.add(({ data }) => {
    stop(() => finish({ id, answers: data, hurried: pace.isHurried(Object.keys(data).length) }));
  });
  // SurveyJS measures its place when it is drawn, and Preact draws at once: the container is on the page by then.
  queueMicrotask(() => {
    try {
      root.render(<FormView model={model} />);
    } catch {
      stop(fail);
    }
  });
  return (texts, language) => {
    model.locale = language;
    model.pageNextText = texts.next;
    model.pagePrevText = texts.back;
    model.completeText = texts.finish;
    const title = heading(formTexts(survey).title[language]);
    title.className = 'running';
    return [title, container];
  };
}

/**
 * Each page of the form is a step of the browser's history, so that its back button turns pages and loses nothing.
 * @returns the function that ends it
 */
function walkPages(model: Model, container: HTMLElement, leave: () => void): () => void {
  for (let page = 0; page <= model.currentPageNo; page++) history.pushState({ page }, '');
  let isWalking = false;
  const turned = () => {
    const page = model.currentPageNo;
    if (!isWalking) {
      const before = (history.state as { page?: number } | null)?.page ?? 0;
      if (page > before) history.pushState({ page }, '');
      else if (page < before) history.go(page - before);
    }
    showStart(container);
  };
  const walked = ({ state }: PopStateEvent) => {
    const page = (state as { page?: number } | null)?.page;
    if (page === undefined) return leave();
    isWalking = true;
    model.currentPageNo = page;
    isWalking = false;
  };
  model.onCurrentPageChanged.add(turned);
  window.addEventListener('popstate', walked);
  return () => window.removeEventListener('popstate', walked);
}

/** A new page begins at its beginning, for the eye and for a screen reader. */
function showStart(container: HTMLElement): void {
  container.parentElement?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
