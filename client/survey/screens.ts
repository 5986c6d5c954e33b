/** The screens around the form: introduction, what became of the answers, and every kind of trouble. */
import type { SurveyResponse } from '../../server/submissions/schemas.ts';
import type { Localized } from '../../surveys/schema.ts';
import { closingNodes } from './closing.ts';
import type { DeliveryState } from './delivery.ts';
import { element, paragraphs } from './element.ts';
import type { Screen, SurveyTexts } from './page.ts';
import type { Trouble } from './service.ts';

/** What Opora itself reads of the frozen definition; the rest is SurveyJS's. */
export type FormTexts = { title: Localized; description: Localized; completedHtml: Localized };

export function formTexts(survey: SurveyResponse): FormTexts {
  return survey.form as unknown as FormTexts;
}

export function heading(text: string): HTMLElement {
  return element('h1', { tabindex: '-1' }, text);
}

function button(text: string, click: () => void, kind = 'primary'): HTMLElement {
  return element('button', { type: 'button', class: `button ${kind}`, click }, text);
}

export const loadingScreen =
  (which: 'loading' | 'formLoading'): Screen =>
  (texts) => [element('p', { role: 'status', class: 'quiet' }, texts[which])];

export type IntroductionActions = { hasDraft: boolean; start(): void; startOver(): void };

export const introductionScreen =
  (survey: SurveyResponse, { hasDraft, start, startOver }: IntroductionActions): Screen =>
  (texts, language) => {
    const place = [survey.school[language]];
    if (survey.grade !== null) place.push(texts.grade.replace('{{grade}}', String(survey.grade)));
    const actions = hasDraft
      ? [
          element('p', { class: 'notice' }, texts.draftFound),
          button(texts.resume, start),
          button(texts.startOver, startOver, 'secondary'),
        ]
      : [button(texts.start, start)];
    return [
      element('p', { class: 'place' }, place.join(' · ')),
      heading(formTexts(survey).title[language]),
      ...paragraphs(formTexts(survey).description[language]),
      element('div', { class: 'actions' }, ...actions),
      element('p', { class: 'quiet' }, texts.draftKept),
    ];
  };

export const troubleScreen =
  (trouble: Trouble, retry: () => void): Screen =>
  (texts) => {
    const { title, text } = texts.trouble[trouble];
    const canRetry = trouble === 'offline' || trouble === 'failed';
    return [heading(title), element('p', {}, text), ...(canRetry ? [button(texts.retry, retry)] : [])];
  };

export type FinishedActions = { sendNow(): void; another(): void };

/** @param survey null when the page was opened again and the questionnaire itself cannot be loaded */
export const finishedScreen =
  (state: DeliveryState, survey: SurveyResponse | null, { another, sendNow }: FinishedActions): Screen =>
  (texts, language) => {
    const { title, text } = texts.state[state.kind];
    const isPending = state.kind === 'waiting' || state.kind === 'unsaved';
    const closing = survey && state.kind !== 'refused' ? closingNodes(formTexts(survey).completedHtml[language]) : [];
    return [
      heading(title),
      element('p', { class: `notice ${state.kind}`, role: 'status' }, text),
      ...(state.kind === 'refused' ? [element('p', {}, state.text[language])] : []),
      ...(isPending ? [button(texts.sendNow, sendNow)] : []),
      element('div', { class: 'closing' }, ...closing),
      anotherPerson(texts, state, another),
    ];
  };

/** The question comes before the deed: what is cleared cannot be brought back. */
function anotherPerson(texts: SurveyTexts, state: DeliveryState, another: () => void): HTMLElement {
  const dialog = element('dialog', { 'aria-label': texts.another }) as HTMLDialogElement;
  dialog.append(
    element('p', {}, texts.anotherAsk),
    ...(state.kind === 'received' ? [] : [element('p', {}, texts.anotherUnsent)]),
    button(texts.anotherYes, another),
    button(texts.cancel, () => dialog.close(), 'secondary'),
  );
  return element(
    'div',
    { class: 'another' },
    button(texts.another, () => dialog.showModal(), 'secondary'),
    dialog,
  );
}
