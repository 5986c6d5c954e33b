/** The screens before the questions: introduction, and every kind of trouble. */
import type { SurveyResponse } from '../../server/answering/submissions/schemas.ts';
import { printFingerprint } from '../../surveys/key-fingerprint.ts';
import type { Localized } from '../../surveys/schema.ts';
import { codeForm } from './code-form.ts';
import { button, element, heading, paragraphs } from './element.ts';
import type { Screen, SurveyTexts } from './page.ts';
import type { Trouble } from './service.ts';
import type { KeyCheck } from './ticket/card-key.ts';

/** What Opora itself reads of the frozen definition; the rest is SurveyJS's. */
export type FormTexts = { title: Localized; description: Localized; completedHtml: Localized };

export function formTexts(survey: SurveyResponse): FormTexts {
  return survey.form as unknown as FormTexts;
}

export const loadingScreen =
  (which: 'loading' | 'formLoading'): Screen =>
  (texts) => [heading(texts[which]), element('p', { role: 'status', class: 'quiet' }, texts.moment)];

export type IntroductionActions = {
  hasDraft: boolean;
  /** Finished answers of this page that are not sent yet. */
  waiting: number;
  /** The fingerprint of the group's key, for whoever holds a card; null for a class link. */
  key: string | null;
  start(): void;
  startOver(): void;
};

export const introductionScreen =
  (survey: SurveyResponse, { hasDraft, key, start, startOver, waiting }: IntroductionActions): Screen =>
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
      ...(waiting > 0 ? [element('p', { class: 'notice waiting', role: 'status' }, texts.waitingHere)] : []),
      ...paragraphs(formTexts(survey).description[language]),
      ...(key === null
        ? []
        : [element('p', { class: 'paragraph' }, texts.groupKey.replace('{{key}}', printFingerprint(key)))]),
      element('div', { class: 'actions' }, ...actions),
      ...assurances(survey, texts).map((text) => element('p', { class: 'quiet' }, text)),
    ];
  };

/** What happens to the answers, and whether the page opens again without network: on plain http browsers do not allow it. */
function assurances(survey: SurveyResponse, texts: SurveyTexts): string[] {
  return [
    texts.draftKept,
    survey.ticketKey ? texts.codeApart : texts.linkShared,
    window.isSecureContext ? texts.opensOffline : texts.opensOnlineOnly,
  ];
}

const CAN_RETRY: Trouble[] = ['offline', 'failed', 'broken', 'tooMany', 'notOpen'];
const CAN_CORRECT: Trouble[] = ['unknown', 'mistyped', 'tooMany'];

/** @param code as it was opened, to be corrected where it is wrong */
export const troubleScreen =
  (trouble: Trouble, code: string, retry: () => void): Screen =>
  (texts) => {
    const { title, text } = texts.trouble[trouble];
    return [
      heading(title),
      element('p', { role: 'status' }, text),
      ...(CAN_RETRY.includes(trouble) ? [button(texts.retry, retry)] : []),
      ...(CAN_CORRECT.includes(trouble) ? [codeForm(texts, code)] : []),
    ];
  };

/** What is wrong with the key that the server gave, why nothing was sent, and what to do. */
export function keyWarning({ otherKey }: SurveyTexts, { card, given }: Omit<KeyCheck, 'isGood'>): string[] {
  const what =
    given === null
      ? otherKey.none
      : otherKey.other.replace('{{card}}', printFingerprint(card ?? '')).replace('{{given}}', printFingerprint(given));
  return [what, otherKey.why, otherKey.todo];
}

export const otherKeyScreen =
  (check: KeyCheck, retry: () => void): Screen =>
  (texts) => {
    const [what, ...more] = keyWarning(texts, check);
    return [
      heading(texts.otherKey.title),
      element('p', { class: 'notice refused', role: 'alert' }, what),
      ...more.map((text) => element('p', { class: 'paragraph' }, text)),
      button(texts.retry, retry, 'secondary'),
    ];
  };

/** The same draft went on in another tab, so that this one must not send it a second time. */
export const elsewhereScreen =
  (reopen: () => void): Screen =>
  (texts) => [heading(texts.elsewhere.title), element('p', {}, texts.elsewhere.text), button(texts.reopen, reopen)];
