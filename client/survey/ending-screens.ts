/** The screens after the questions: what became of the answers, and what the device forgets. */
import type { SurveyResponse } from '../../server/answering/submissions/schemas.ts';
import type { DeliveryState } from '../offline/delivery.ts';
import { closingNodes } from './closing.ts';
import { button, element, heading } from './element.ts';
import type { Screen, SurveyTexts } from './page.ts';
import { formTexts } from './screens.ts';

export type FinishedActions = {
  sendNow(): void;
  /** Null for a one-time code, which is one person's. */
  another: (() => void) | null;
  forget(): void;
};

/** @param survey null when the page was opened again and the questionnaire itself cannot be loaded */
export const finishedScreen =
  (state: DeliveryState, survey: SurveyResponse | null, { another, forget, sendNow }: FinishedActions): Screen =>
  (texts, language) => {
    const isPending = state.kind === 'waiting' || state.kind === 'unsaved';
    const isHeld = isPending && state.hold !== null;
    const closing = survey && state.kind !== 'refused' ? closingNodes(formTexts(survey).completedHtml[language]) : [];
    return [
      heading(texts.state[state.kind].title),
      element('p', { class: `notice ${state.kind}`, role: 'status' }, stateText(texts, state)),
      ...(state.kind === 'refused' ? [element('p', {}, state.text[language])] : []),
      // While the server is to be left alone there is nothing to press: the page comes back by itself.
      ...(isPending && !isHeld ? [button(texts.sendNow, sendNow)] : []),
      element('div', { class: 'closing' }, ...closing),
      element(
        'div',
        { class: 'another' },
        ...(another ? [button(texts.another, another, 'secondary')] : []),
        ...forgetting(texts, state, forget),
      ),
    ];
  };

function stateText(texts: SurveyTexts, state: DeliveryState): string {
  if (state.kind === 'refused' && state.forNow) return texts.refusedForNow;
  if (!('hold' in state) || state.hold === null) return texts.state[state.kind].text;
  const what = state.kind === 'unsaved' ? texts.state.unsaved.text : texts.held.text;
  return `${texts.held[state.hold.why]} ${what}`;
}

/** The question comes before the deed: what is cleared cannot be brought back. */
function forgetting(texts: SurveyTexts, state: DeliveryState, forget: () => void): HTMLElement[] {
  const dialog = element('dialog', { 'aria-label': texts.forget }) as HTMLDialogElement;
  dialog.append(
    element('p', {}, texts.forgetAsk),
    ...(state.kind === 'received' ? [] : [element('p', {}, texts.forgetUnsent)]),
    button(texts.forgetYes, forget),
    button(texts.cancel, () => dialog.close(), 'secondary'),
  );
  return [button(texts.forget, () => dialog.showModal(), 'secondary'), dialog];
}

export const forgottenScreen =
  (waiting: boolean): Screen =>
  (texts) => [
    heading(texts.forgotten.title),
    element('p', {}, waiting ? texts.forgotten.waiting : texts.forgotten.text),
  ];
